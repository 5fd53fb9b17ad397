package org.oomlab.cli.explain;

import static org.oomlab.api.memory.MemoryKind.ACTIVE_ANON;
import static org.oomlab.api.memory.MemoryKind.ACTIVE_FILE;
import static org.oomlab.api.memory.MemoryKind.FREE;
import static org.oomlab.api.memory.MemoryKind.INACTIVE_ANON;
import static org.oomlab.api.memory.MemoryKind.INACTIVE_FILE;
import static org.oomlab.api.memory.MemoryKind.ISOLATED_ANON;
import static org.oomlab.api.memory.MemoryKind.ISOLATED_FILE;
import static org.oomlab.api.memory.MemoryKind.PAGETABLES;
import static org.oomlab.api.memory.MemoryKind.SEC_PAGETABLES;
import static org.oomlab.api.memory.MemoryKind.SHMEM;
import static org.oomlab.api.memory.MemoryKind.SLAB_RECLAIMABLE;
import static org.oomlab.api.memory.MemoryKind.SLAB_UNRECLAIMABLE;
import static org.oomlab.api.memory.MemoryKind.UNEVICTABLE;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemoryKind;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.cli.output.Bars;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.SafeText;
import org.oomlab.core.text.Sizes;

/** Where memory was: of the memcg that was full, or of the machine. */
final class MemoryText {
  private static final int NAME = 24;
  private static final int SIZE = 9;
  private static final int SHARE = 7;
  private static final int LONGEST_BAR = 40;

  private final Page page;
  private final Incident incident;
  private final int pageSizeBytes;
  private final int bar;

  MemoryText(Page page, Incident incident) {
    this.page = page;
    this.incident = incident;
    this.pageSizeBytes = incident.machine().pageSizeBytes();
    this.bar = Math.clamp(page.columns() - NAME - SIZE - SHARE - 5, 0, LONGEST_BAR);
  }

  void write() throws IOException {
    if (incident.constraint() == OomConstraint.MEMCG) {
      memcg();
    } else {
      machine();
    }
  }

  private void machine() throws IOException {
    MachineState machine = incident.machine();
    MemoryUse use = machine.use();
    PageBounds ram = incident.totals().ram();
    if (use.pagesByKind().isEmpty()) {
      return;
    }
    boolean ramKnown = ram.isExact() && ram.minPages() > 0;
    long whole = ramKnown ? ram.minPages() : 0;
    page.heading(
        "Where memory was"
            + (ramKnown ? ", of " + Sizes.ofPages(whole, pageSizeBytes) + " of RAM" : ""));
    long anon = sum(use, ACTIVE_ANON, INACTIVE_ANON, ISOLATED_ANON);
    long file = sum(use, ACTIVE_FILE, INACTIVE_FILE, ISOLATED_FILE);
    long slab = sum(use, SLAB_RECLAIMABLE, SLAB_UNRECLAIMABLE);
    long tables = sum(use, PAGETABLES, SEC_PAGETABLES);
    long unevictable = sum(use, UNEVICTABLE);
    long free = sum(use, FREE);
    share("anonymous", anon, whole);
    partOf("of it shared (tmpfs)", use, SHMEM, whole);
    share("page cache", file, whole);
    share("locked, not evictable", unevictable, whole);
    share("kernel slab", slab, whole);
    share("page tables", tables, whole);
    share("free", free, whole);
    long rest = whole - anon - file - unevictable - slab - tables - free;
    if (ramKnown && rest > 0) {
      share("elsewhere in the kernel", rest, whole);
    }
    swap(machine);
  }

  private void swap(MachineState machine) throws IOException {
    PageBounds swap = incident.totals().swap();
    if (swap.isExact() && swap.minPages() > 0) {
      used("swap", swap.minPages() - machine.swap().freePages(), swap.minPages());
    }
  }

  private void memcg() throws IOException {
    Optional<MemcgState> memcg = incident.machine().memcgs().find(incident.oomMemcg());
    Map<String, Long> stat = incident.memcgStat();
    if (memcg.isEmpty() && stat.isEmpty()) {
      return;
    }
    page.heading("Where memory was, in " + Place.of(incident.oomMemcg()));
    long whole = memcg.map(MemcgState::usagePages).orElse(0L);
    if (memcg.isPresent()) {
      limited("memory", whole, incident.totals().memcgMax());
      limited("swap", memcg.get().swapUsagePages(), incident.totals().memcgSwapMax());
    }
    stat("anonymous", whole, "anon", "rss", "total_rss");
    stat("page cache, tmpfs", whole, "file", "cache", "total_cache");
    Long shmem = stat.get("shmem");
    if (shmem != null && shmem > 0) {
      long pages = shmem / pageSizeBytes;
      line("  of it shared (tmpfs)", pages, whole > 0 ? share(pages, whole) : "", "");
    }
    stat("kernel", whole, "kernel");
    if (!stat.containsKey("kernel")) {
      stat("kernel slab", whole, "slab");
      stat("page tables", whole, "pagetables");
      stat("kernel stacks", whole, "kernel_stack");
    }
    stat("network buffers", whole, "sock");
  }

  /** Writes the first statistic that is there, which is in bytes. */
  private void stat(String name, long whole, String... keys) throws IOException {
    for (String key : keys) {
      Long bytes = incident.memcgStat().get(key);
      if (bytes != null) {
        share(name, bytes / pageSizeBytes, whole);
        return;
      }
    }
  }

  private void limited(String name, long pages, PageBounds limit) throws IOException {
    if (limit.isExact() && limit.maxPages() < PageBounds.UNBOUNDED) {
      used(name, pages, limit.minPages());
    } else if (pages > 0) {
      line(name, pages, "", "");
    }
  }

  private void used(String name, long pages, long of) throws IOException {
    if (of > 0) {
      String label = name + " of " + Sizes.ofPages(of, pageSizeBytes);
      line(label, pages, share(pages, of), Bars.of(pages, of, bar));
    }
  }

  private void share(String name, long pages, long whole) throws IOException {
    if (pages > 0) {
      line(
          name,
          pages,
          whole > 0 ? share(pages, whole) : "",
          whole > 0 ? Bars.of(pages, whole, bar) : "");
    }
  }

  private void partOf(String name, MemoryUse use, MemoryKind kind, long whole) throws IOException {
    long pages = use.pages(kind).orElse(0);
    if (pages > 0) {
      line("  " + name, pages, whole > 0 ? share(pages, whole) : "", "");
    }
  }

  private void line(String name, long pages, String share, String bars) throws IOException {
    String text =
        "  "
            + SafeText.left(name, NAME)
            + SafeText.right(Sizes.ofPages(pages, pageSizeBytes), SIZE)
            + SafeText.right(share, SHARE)
            + "  "
            + bars;
    page.line(text.stripTrailing());
  }

  private static String share(long pages, long whole) {
    long percent = pages > Long.MAX_VALUE / 200 ? 100 : (pages * 200 / whole + 1) / 2;
    return percent == 0 && pages > 0 ? "<1 %" : percent + " %";
  }

  private static long sum(MemoryUse use, MemoryKind... kinds) {
    long pages = 0;
    for (MemoryKind kind : kinds) {
      pages += use.pages(kind).orElse(0);
    }
    return pages;
  }
}
