package org.oomlab.core.report.words;

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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemoryKind;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.core.text.Sizes;

/** Where memory was: of the memcg that was full, or of the machine. */
public final class MemoryBreakdown {
  private final Incident incident;
  private final int pageSizeBytes;
  private final List<Share> shares = new ArrayList<>();
  private String heading = "";

  private MemoryBreakdown(Incident incident) {
    this.incident = incident;
    this.pageSizeBytes = incident.machine().pageSizeBytes();
    if (incident.constraint() == OomConstraint.MEMCG) {
      memcg();
    } else {
      machine();
    }
  }

  /**
   * One use of memory.
   *
   * @param name what it is
   * @param pages how much
   * @param wholePages of how much it is a share; 0 where that is not known
   * @param part whether it is within the one before it
   * @param size {@code pages} for a person
   */
  public record Share(String name, long pages, long wholePages, boolean part, String size) {
    /** Returns the share as per cent, empty where the whole is not known. */
    public String percent() {
      if (wholePages <= 0) {
        return "";
      }
      long percent = pages > Long.MAX_VALUE / 200 ? 100 : (pages * 200 / wholePages + 1) / 2;
      return percent == 0 && pages > 0 ? "<1 %" : percent + " %";
    }
  }

  /** Returns what the report tells. */
  public static MemoryBreakdown of(Incident incident) {
    return new MemoryBreakdown(incident);
  }

  /** Returns what the shares stand under, empty where the report tells nothing. */
  public String heading() {
    return heading;
  }

  /** Returns the uses of memory, the limits first. */
  public List<Share> shares() {
    return List.copyOf(shares);
  }

  private void machine() {
    MachineState machine = incident.machine();
    MemoryUse use = machine.use();
    PageBounds ram = incident.totals().ram();
    if (use.pagesByKind().isEmpty()) {
      return;
    }
    boolean ramKnown = ram.isExact() && ram.minPages() > 0;
    long whole = ramKnown ? ram.minPages() : 0;
    heading =
        "Where memory was"
            + (ramKnown ? ", of " + Sizes.ofPages(whole, pageSizeBytes) + " of RAM" : "");
    long anon = sum(use, ACTIVE_ANON, INACTIVE_ANON, ISOLATED_ANON);
    long file = sum(use, ACTIVE_FILE, INACTIVE_FILE, ISOLATED_FILE);
    long slab = sum(use, SLAB_RECLAIMABLE, SLAB_UNRECLAIMABLE);
    long tables = sum(use, PAGETABLES, SEC_PAGETABLES);
    long unevictable = sum(use, UNEVICTABLE);
    long free = sum(use, FREE);
    long shmem = sum(use, SHMEM);
    share("anonymous", anon, whole);
    if (shmem <= anon) {
      partOf("of it shared (tmpfs)", shmem, whole);
    }
    share("page cache", file, whole);
    share("locked, not evictable", unevictable, whole);
    if (shmem > anon) {
      // Locked tmpfs lies here, and no report says how much.
      partOf("tmpfs, partly here", shmem, whole);
    }
    share("kernel slab", slab, whole);
    share("page tables", tables, whole);
    share("free", free, whole);
    long rest = whole - anon - file - unevictable - slab - tables - free;
    if (ramKnown && rest > 0) {
      share("elsewhere in the kernel", rest, whole);
    }
    swap(machine);
  }

  private void swap(MachineState machine) {
    PageBounds swap = incident.totals().swap();
    if (swap.isExact() && swap.minPages() > 0) {
      used("swap", swap.minPages() - machine.swap().freePages(), swap.minPages());
    }
  }

  private void memcg() {
    Optional<MemcgState> memcg = incident.machine().memcgs().find(incident.oomMemcg());
    Map<String, Long> stat = incident.memcgStat();
    if (memcg.isEmpty() && stat.isEmpty()) {
      return;
    }
    heading = "Where memory was, in " + Place.of(incident.oomMemcg());
    long whole = memcg.map(MemcgState::usagePages).orElse(0L);
    if (memcg.isPresent()) {
      limited("memory", whole, incident.totals().memcgMax());
      limited("swap", memcg.get().swapUsagePages(), incident.totals().memcgSwapMax());
    }
    stat("anonymous", whole, "anon", "rss", "total_rss");
    stat("page cache, tmpfs", whole, "file", "cache", "total_cache");
    Long shmem = stat.get("shmem");
    if (shmem != null) {
      partOf("of it shared (tmpfs)", shmem / pageSizeBytes, whole);
    }
    stat("kernel", whole, "kernel");
    if (!stat.containsKey("kernel")) {
      stat("kernel slab", whole, "slab");
      stat("page tables", whole, "pagetables");
      stat("kernel stacks", whole, "kernel_stack");
    }
    stat("network buffers", whole, "sock");
  }

  /** Adds the first statistic that is there, which is in bytes. */
  private void stat(String name, long whole, String... keys) {
    for (String key : keys) {
      Long bytes = incident.memcgStat().get(key);
      if (bytes != null) {
        share(name, bytes / pageSizeBytes, whole);
        return;
      }
    }
  }

  private void limited(String name, long pages, PageBounds limit) {
    if (limit.isExact() && limit.maxPages() < PageBounds.UNBOUNDED) {
      used(name, pages, limit.minPages());
    } else if (pages > 0) {
      add(name, pages, 0, false);
    }
  }

  private void used(String name, long pages, long of) {
    if (of > 0) {
      add(name + " of " + Sizes.ofPages(of, pageSizeBytes), pages, of, false);
    }
  }

  private void share(String name, long pages, long whole) {
    if (pages > 0) {
      add(name, pages, whole, false);
    }
  }

  private void partOf(String name, long pages, long whole) {
    if (pages > 0) {
      add(name, pages, whole, true);
    }
  }

  private void add(String name, long pages, long whole, boolean part) {
    shares.add(new Share(name, pages, whole, part, Sizes.ofPages(pages, pageSizeBytes)));
  }

  private static long sum(MemoryUse use, MemoryKind... kinds) {
    long pages = 0;
    for (MemoryKind kind : kinds) {
      pages += use.pages(kind).orElse(0);
    }
    return pages;
  }
}
