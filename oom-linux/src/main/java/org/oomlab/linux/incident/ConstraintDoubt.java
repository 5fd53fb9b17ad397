package org.oomlab.linux.incident;

import java.util.Optional;
import java.util.OptionalLong;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.linux.kmsg.Confinement;
import org.oomlab.linux.kmsg.MemInfo;
import org.oomlab.linux.kmsg.OomReport;
import org.oomlab.linux.kmsg.ZoneLine;

/**
 * Whether a report that names no constraint can be one of a cpuset or memory policy. No report
 * before 5.0 names it, 5.0 always prints {@code CONSTRAINT_NONE}, and later the line that names it
 * can be lost; but other lines exclude it ({@code constrained_alloc()}, mm/oom_kill.c):
 *
 * <ul>
 *   <li>an OOM of a page fault ({@code gfp_mask=0x0}) or of SysRq has no zone list, so none;
 *   <li>a cpuset confines only where some node is forbidden: not in the root cpuset, {@code
 *       cpuset=/}, and not where the nodes shown, which are those allowed, hold all memory;
 *   <li>a policy confines only where its nodes are not all: not where all are one, and not where
 *       {@code nodemask=} is {@code (null)} (printed from 4.11; in 4.9 and 4.10 it falls back to
 *       the allowed nodes).
 * </ul>
 *
 * The nodes shown are taken to hold all memory where what they lack of {@code pages RAM} is no more
 * than {@code pages reserved}, which holes and the kernel's image explain.
 */
final class ConstraintDoubt {
  private static final String NO_NODEMASK = "(null)";
  private static final String ROOT_CPUSET = "/";
  private static final int ORDER_SYSRQ = -1;
  private static final long SMALLEST_PAGE_KB = 4;

  private ConstraintDoubt() {}

  /** Returns what the report leaves open about its constraint, empty where it is certain. */
  static Optional<String> of(OomReport report, KernelEvidence kernel) {
    boolean printed = !report.confinement().constraint().isEmpty();
    if (kernel.oldest().isAtLeast(5, 1) && printed) {
      return Optional.empty();
    }
    // Only SysRq asks for no memory at all, and a mask that is not shown may be anybody's.
    boolean hasZonelist =
        report.invocation().numbers().getOr("gfp_mask", 1) != 0
            && report.invocation().numbers().getOr("order", 0) != ORDER_SYSRQ;
    Confinement confinement = report.confinement();
    boolean all = confinement.cpuset().equals(ROOT_CPUSET) || showsAllMemory(report.memInfo());
    if (!hasZonelist || (all && isPolicyExcluded(report))) {
      return Optional.empty();
    }
    return Optional.of(
        all
            ? "a memory policy may have confined it to some of the nodes, which is not printed"
            : "a cpuset or memory policy may have confined it to some nodes, which is not printed");
  }

  private static boolean isPolicyExcluded(OomReport report) {
    String nodemask = report.invocation().nodemask();
    nodemask = nodemask.isEmpty() ? report.confinement().nodemask() : nodemask;
    return nodemask.equals(NO_NODEMASK)
        || (!nodemask.isEmpty() && nodemask.equals(report.confinement().memsAllowed()))
        || report.memInfo().zones().stream().mapToInt(ZoneLine::node).distinct().count() == 1;
  }

  private static boolean showsAllMemory(MemInfo info) {
    OptionalLong ram = info.totals().get(MemInfo.RAM);
    long pageKb = Math.max(info.smallestBlockKb(), SMALLEST_PAGE_KB);
    long presentKb =
        info.zones().stream().mapToLong(zone -> zone.kilobytes().getOr("present", 0)).sum();
    return ram.isPresent()
        && ram.getAsLong() - presentKb / pageKb <= info.totals().getOr(MemInfo.RESERVED, 0);
  }
}
