package org.oomlab.core.replay;

import java.util.List;
import java.util.OptionalLong;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.select.OomConstraint;

/**
 * {@code totalpages} of a reported OOM: RAM and swap, the constrained nodes and swap, or a memcg's
 * limit and the swap it may use. At least 1.
 *
 * <p>Sources: constrained_alloc(), mm/oom_kill.c, and mem_cgroup_get_max(), mm/memcontrol.c, 3.5 to
 * 6.18. Swappiness, which no report shows, is taken to be above 0: at 0 a memcg's swap does not
 * count, see {@link #withSwappiness0}.
 */
final class TotalPages {
  private static final long HOLE_BYTES = 1L << 32;

  private TotalPages() {}

  static PageBounds of(Incident incident) {
    return of(incident, incident.totals());
  }

  private static PageBounds of(Incident incident, IncidentTotals totals) {
    PageBounds pages =
        switch (incident.constraint()) {
          case NONE -> perhapsSomeNodes(incident, totals).plus(totals.swap());
          case CPUSET, MEMORY_POLICY -> totals.constrainedNodes().plus(totals.swap());
          case MEMCG -> totals.memcgMax().plus(memcgSwap(incident, totals));
        };
    return new PageBounds(Math.max(pages.minPages(), 1), Math.max(pages.maxPages(), 1));
  }

  /**
   * Returns the machine's RAM, or where a cpuset or policy may have confined the OOM all from its
   * smallest node to all nodes with the hole below 4 GiB, as spanned pages count up to 5.3.
   */
  private static PageBounds perhapsSomeNodes(Incident incident, IncidentTotals totals) {
    List<NodeMemory> nodes = incident.machine().nodes();
    if (!incident.lacks(MissingFact.Kind.CONSTRAINT) || nodes.isEmpty()) {
      return totals.ram();
    }
    long smallest = nodes.stream().mapToLong(NodeMemory::presentPages).min().orElse(0);
    return new PageBounds(
        Math.min(smallest, totals.ram().minPages()),
        totals.ram().maxPages() + HOLE_BYTES / incident.machine().pageSizeBytes());
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

  /**
   * Returns the total of a memcg OOM when the memcg's swappiness is 0, so that no swap counts;
   * empty where the limit is not known, and where the memcg has swapped, which it then would not.
   */
  static OptionalLong withSwappiness0(Incident incident) {
    PageBounds limit = incident.totals().memcgMax();
    boolean swapped =
        incident.machine().tasks().stream().anyMatch(task -> task.swapPages() > 0)
            || incident
                .machine()
                .memcgs()
                .find(incident.oomMemcg())
                .filter(memcg -> memcg.swapUsagePages() > 0)
                .isPresent();
    return incident.constraint() == OomConstraint.MEMCG && limit.isExact() && !swapped
        ? OptionalLong.of(Math.max(limit.minPages(), 1))
        : OptionalLong.empty();
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
