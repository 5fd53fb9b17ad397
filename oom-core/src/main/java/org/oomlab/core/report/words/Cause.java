package org.oomlab.core.report.words;

import java.util.Optional;
import java.util.OptionalLong;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.core.text.Sizes;

/** What ran out, as a clause: "container /x reached its 512 MiB limit". */
final class Cause {
  /** Swap with less than this share free counts as full. */
  private static final long FULL_SHARE = 50;

  private Cause() {}

  static String clause(Incident incident) {
    if (incident.invoker().order() < 0) {
      return "somebody asked for a kill (SysRq-f)";
    }
    if (incident.lacks(MissingFact.Kind.CONSTRAINT)) {
      return "memory ran out (of the machine or of a control group, the log does not say)";
    }
    return switch (incident.constraint()) {
      case NONE -> "the machine ran out of memory" + swap(incident);
      case CPUSET -> "the memory nodes of its cpuset ran out of memory";
      case MEMORY_POLICY -> "the memory nodes of its memory policy ran out of memory";
      case MEMCG -> Place.of(incident.oomMemcg()) + " reached its " + limit(incident) + "limit";
    };
  }

  /** Returns the pages that ran out, of which a process can have held a share; empty if unknown. */
  static OptionalLong scarcePages(Incident incident) {
    PageBounds pages =
        switch (incident.constraint()) {
          case NONE -> incident.totals().ram();
          case CPUSET, MEMORY_POLICY -> PageBounds.UNKNOWN;
          case MEMCG ->
              isOfMemoryAndSwap(incident)
                  ? incident.totals().memcgMemswMax()
                  : incident.totals().memcgMax();
        };
    boolean known = pages.isExact() && pages.maxPages() < PageBounds.UNBOUNDED;
    return known && pages.minPages() > 0 ? OptionalLong.of(pages.minPages()) : OptionalLong.empty();
  }

  private static String swap(Incident incident) {
    MachineState machine = incident.machine();
    PageBounds total = incident.totals().swap();
    if (!total.isExact()) {
      return "";
    }
    if (total.minPages() == 0) {
      return " (there is no swap)";
    }
    long freePages = machine.swap().freePages();
    return freePages < total.minPages() / FULL_SHARE
        ? " and swap"
        : " (with " + Sizes.ofPages(freePages, machine.pageSizeBytes()) + " of swap still free)";
  }

  /** Returns whether the limit reached was that of memory and swap together (v1). */
  static boolean isOfMemoryAndSwap(Incident incident) {
    PageBounds max = incident.totals().memcgMax();
    PageBounds memsw = incident.totals().memcgMemswMax();
    Optional<MemcgState> memcg = incident.machine().memcgs().find(incident.oomMemcg());
    boolean belowMax =
        memcg.isPresent() && max.isExact() && memcg.get().usagePages() < max.minPages();
    return belowMax && memsw.isExact() && memsw.maxPages() < PageBounds.UNBOUNDED;
  }

  private static String limit(Incident incident) {
    PageBounds max = incident.totals().memcgMax();
    PageBounds memsw = incident.totals().memcgMemswMax();
    int pageSizeBytes = incident.machine().pageSizeBytes();
    if (isOfMemoryAndSwap(incident)) {
      return Sizes.ofPages(memsw.minPages(), pageSizeBytes) + " memory and swap ";
    }
    return max.isExact() && max.maxPages() < PageBounds.UNBOUNDED
        ? Sizes.ofPages(max.minPages(), pageSizeBytes) + " "
        : "memory ";
  }
}
