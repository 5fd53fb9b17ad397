package org.oomlab.core.replay;

import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.memory.CgroupVersion;

/**
 * {@code totalpages} of a reported OOM: RAM and swap, the constrained nodes and swap, or a memcg's
 * limit and the swap it may use. At least 1.
 *
 * <p>Sources: constrained_alloc(), mm/oom_kill.c, and mem_cgroup_get_max(), mm/memcontrol.c, 4.17
 * to 6.18, for a swappiness above 0 (at 0 a memcg's swap does not count; no report shows it).
 */
final class TotalPages {
  private TotalPages() {}

  static PageBounds of(Incident incident) {
    return of(incident, incident.totals());
  }

  private static PageBounds of(Incident incident, IncidentTotals totals) {
    PageBounds pages =
        switch (incident.constraint()) {
          case NONE -> totals.ram().plus(totals.swap());
          case CPUSET, MEMORY_POLICY -> totals.constrainedNodes().plus(totals.swap());
          case MEMCG -> totals.memcgMax().plus(memcgSwap(incident, totals));
        };
    return new PageBounds(Math.max(pages.minPages(), 1), Math.max(pages.maxPages(), 1));
  }

  /** Returns the bounds when nothing is taken for granted of the machine's swap. */
  static PageBounds withAnySwap(Incident incident) {
    IncidentTotals totals = incident.totals();
    return of(
        incident,
        new IncidentTotals(
            totals.ram(),
            PageBounds.UNKNOWN,
            totals.constrainedNodes(),
            totals.memcgMax(),
            totals.memcgSwapMax(),
            totals.memcgMemswMax()));
  }

  private static PageBounds memcgSwap(Incident incident, IncidentTotals totals) {
    PageBounds allowed =
        incident.machine().memcgs().version() == CgroupVersion.V1
            ? minus(totals.memcgMemswMax(), totals.memcgMax())
            : totals.memcgSwapMax();
    return new PageBounds(
        Math.min(allowed.minPages(), totals.swap().minPages()),
        Math.min(allowed.maxPages(), totals.swap().maxPages()));
  }

  private static PageBounds minus(PageBounds larger, PageBounds smaller) {
    return new PageBounds(
        Math.max(larger.minPages() - smaller.maxPages(), 0),
        Math.max(larger.maxPages() - smaller.minPages(), 0));
  }
}
