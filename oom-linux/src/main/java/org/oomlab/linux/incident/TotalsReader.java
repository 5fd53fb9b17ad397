package org.oomlab.linux.incident;

import java.util.List;
import java.util.OptionalLong;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.linux.kmsg.MemInfo;
import org.oomlab.linux.kmsg.MemcgCounter;
import org.oomlab.linux.kmsg.OomReport;
import org.oomlab.linux.kmsg.Quantities;
import org.oomlab.linux.kmsg.SwapDevice;
import org.oomlab.linux.kmsg.TaskRow;

/**
 * The totals a report states, and bounds for those it does not.
 *
 * <p>A memcg report does not print the machine's swap. Other lines of the log may; else it is at
 * least what the memcg and its tasks have swapped out.
 */
final class TotalsReader {
  /** Part of {@code GFP_HIGHUSER_MOVABLE} and of {@code __GFP_MOVABLE}. */
  private static final String MOVABLE = "MOVABLE";

  private final OomReport report;
  private final Pages pages;
  private final CgroupVersion version;
  private final IncidentTotals totals;

  TotalsReader(
      OomReport report, int pageSizeBytes, KernelEvidence kernel, OomConstraint constraint) {
    this.report = report;
    this.pages = new Pages(pageSizeBytes);
    this.version = MemcgReader.version(report);
    this.totals =
        new IncidentTotals(
            ram(),
            swap(constraint),
            constrainedNodes(kernel),
            limit("memory"),
            swapMax(kernel),
            version == CgroupVersion.V1 ? limit("memory+swap") : UNLIMITED);
  }

  private static final PageBounds UNLIMITED = PageBounds.exactly(PageBounds.UNBOUNDED);

  IncidentTotals totals() {
    return totals;
  }

  private PageBounds ram() {
    OptionalLong ram = report.memInfo().totals().get(MemInfo.RAM);
    OptionalLong reserved = report.memInfo().totals().get(MemInfo.RESERVED);
    long shown = sumOfZones("managed");
    if (ram.isEmpty()) {
      return PageBounds.atLeast(shown);
    }
    long all = Math.clamp(ram.getAsLong(), 0, PageBounds.UNBOUNDED);
    return reserved.isPresent()
        ? PageBounds.exactly(Math.clamp(all - Math.max(reserved.getAsLong(), 0), 0, all))
        : new PageBounds(Math.min(shown, all), all);
  }

  private PageBounds swap(OomConstraint constraint) {
    OptionalLong printed = report.memInfo().totals().get(MemInfo.TOTAL_SWAP_KB);
    if (printed.isPresent()) {
      return exactlyKb(printed.getAsLong());
    }
    if (isBuiltWithoutSwap()) {
      return PageBounds.exactly(0);
    }
    OptionalLong told = toldElsewhere(report);
    if (told.isPresent()) {
      PageBounds total = exactlyKb(told.getAsLong());
      // Swap can have been switched on since.
      return total.minPages() < swappedOut() ? PageBounds.atLeast(swappedOut()) : total;
    }
    boolean silent = constraint == OomConstraint.MEMCG && SwapTraces.showNone(report);
    return silent ? PageBounds.exactly(0) : PageBounds.atLeast(swappedOut());
  }

  /** Returns the machine's swap in kB as lines of the log before this report tell it. */
  static OptionalLong toldElsewhere(OomReport report) {
    OptionalLong earlier = report.context().lastTotalSwap();
    List<SwapDevice> devices = report.context().swapDevices();
    return earlier.isPresent() || devices.isEmpty()
        ? earlier
        : OptionalLong.of(devices.stream().mapToLong(SwapDevice::sizeKb).sum());
  }

  /**
   * A kernel without {@code CONFIG_SWAP} goes from the page cache straight to RAM in {@code
   * show_free_areas()} (mm/page_alloc.c, {@code show_swap_cache_info()} is empty), provided that no
   * line of the report is missing.
   */
  private boolean isBuiltWithoutSwap() {
    Quantities printed = report.memInfo().totals();
    return printed.has(MemInfo.PAGE_CACHE)
        && printed.has(MemInfo.RAM)
        && !printed.has(MemInfo.FREE_SWAP_KB)
        && !printed.has(MemInfo.SWAP_CACHE)
        && report.defects().isEmpty();
  }

  /**
   * v1 has no limit of swap alone. From 4.5, when v2 got it, to 5.2 a report prints the counters of
   * v1 on v2 as well, {@code memory+swap} without a limit there.
   */
  private PageBounds swapMax(KernelEvidence kernel) {
    if (version == CgroupVersion.V2) {
      return limit("swap");
    }
    boolean perhapsSecond =
        kernel.newest().isAtLeast(4, 5)
            && !kernel.oldest().isAtLeast(5, 3)
            && limit("memory+swap").equals(UNLIMITED);
    return perhapsSecond ? PageBounds.UNKNOWN : UNLIMITED;
  }

  private PageBounds exactlyKb(long kilobytes) {
    return PageBounds.exactly(pages.ofKilobytes(kilobytes));
  }

  /**
   * Not the sum of the rows: processes that share an address space, and after a fork also others,
   * count the same slots ({@code MM_SWAPENTS} is kept for each address space).
   */
  private long swappedOut() {
    long byTasks = 0;
    for (TaskRow row : report.table().rows()) {
      byTasks = Math.max(byTasks, row.swapents());
    }
    long bySwap =
        version == CgroupVersion.V1 ? usage("memory+swap") - usage("memory") : usage("swap");
    return Math.max(byTasks, bySwap);
  }

  private long usage(String name) {
    return report
        .memcg()
        .counter(name)
        .map(counter -> pages.ofKilobytes(counter.usageKb()))
        .orElse(0L);
  }

  /**
   * The nodes shown are those allowed. {@code constrained_alloc()} adds up their present pages from
   * 5.4; before, their spanned pages, holes included, which no line prints. From 6.0 {@code
   * __show_free_areas()} leaves out zones above the one asked for, which count all the same; only
   * who asks for movable memory sees all. {@code pages RAM} are the present pages of every node.
   */
  private PageBounds constrainedNodes(KernelEvidence kernel) {
    if (report.memInfo().zones().isEmpty()) {
      return PageBounds.UNKNOWN;
    }
    long present = sumOfZones("present");
    boolean showsEveryZone =
        report.memInfo().wholeZones()
            && (!kernel.newest().isAtLeast(6, 0)
                || report.invocation().gfpFlags().contains(MOVABLE));
    if (!kernel.oldest().isAtLeast(5, 4)) {
      return PageBounds.atLeast(present);
    }
    long all = report.memInfo().totals().getOr(MemInfo.RAM, PageBounds.UNBOUNDED);
    return showsEveryZone
        ? PageBounds.exactly(present)
        : new PageBounds(present, Math.max(present, all));
  }

  private long sumOfZones(String name) {
    long sum = 0;
    for (var zone : report.memInfo().zones()) {
      long zonePages = pages.ofKilobytes(zone.kilobytes().getOr(name, 0));
      sum = Math.min(sum + zonePages, PageBounds.UNBOUNDED);
    }
    return sum;
  }

  private PageBounds limit(String name) {
    return report
        .memcg()
        .counter(name)
        .map(counter -> counter.isLimited() ? limit(counter) : UNLIMITED)
        .orElse(PageBounds.UNKNOWN);
  }

  private PageBounds limit(MemcgCounter counter) {
    return exactlyKb(counter.limitKb());
  }
}
