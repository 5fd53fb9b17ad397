package org.oomlab.core.replay;

import java.util.List;
import java.util.OptionalLong;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.incident.ToldFact;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.core.totals.MemcgTotal;
import org.oomlab.core.totals.NodeTotal;

/**
 * {@code totalpages} of a reported OOM by the rules of a release: RAM and swap, the constrained
 * nodes and swap, or a memcg's limit and the swap it may use. At least 1. What the report does not
 * state it leaves open within bounds; every rule grows with each of its inputs, so that the bounds
 * of the inputs give those of the total.
 *
 * <p>Sources: constrained_alloc(), mm/oom_kill.c, 2.6.36 to 6.18, {@link MemcgTotal} and {@link
 * NodeTotal}. Swappiness, which no report shows, is taken to be above 0 unless somebody told it; at
 * 0 a memcg's swap does not count where the release asks for it, see {@link #withSwappiness0}.
 */
final class TotalPages {
  private TotalPages() {}

  static PageBounds of(Incident incident, KernelRules rules) {
    return of(incident, incident.totals(), rules.totals());
  }

  private static PageBounds of(Incident incident, IncidentTotals totals, KernelRules.Totals rules) {
    PageBounds pages =
        switch (incident.constraint()) {
          case NONE -> perhapsSomeNodes(incident, totals, rules).plus(totals.swap());
          case CPUSET, MEMORY_POLICY ->
              NodeTotal.pages(rules.nodes(), totals.constrainedNodes()).plus(totals.swap());
          case MEMCG -> memcg(incident, totals, rules);
        };
    return new PageBounds(Math.max(pages.minPages(), 1), Math.max(pages.maxPages(), 1));
  }

  /**
   * Returns the machine's RAM, or where a cpuset or policy may have confined the OOM all from its
   * smallest node on.
   */
  private static PageBounds perhapsSomeNodes(
      Incident incident, IncidentTotals totals, KernelRules.Totals rules) {
    List<NodeMemory> nodes = incident.machine().nodes();
    if (!incident.lacks(MissingFact.Kind.CONSTRAINT) || nodes.isEmpty()) {
      return totals.ram();
    }
    long smallest = nodes.stream().mapToLong(NodeMemory::presentPages).min().orElse(0);
    long all = nodes.stream().mapToLong(NodeMemory::presentPages).sum();
    PageBounds some = NodeTotal.pages(rules.nodes(), new PageBounds(smallest, all));
    return new PageBounds(
        Math.min(some.minPages(), totals.ram().minPages()),
        Math.max(some.maxPages(), totals.ram().maxPages()));
  }

  /** Returns the bounds when nothing is taken for granted of the machine's swap. */
  static PageBounds withAnySwap(Incident incident, KernelRules rules) {
    IncidentTotals totals = incident.totals();
    return of(
        incident,
        new IncidentTotals(
            totals.ram(),
            PageBounds.UNKNOWN,
            totals.constrainedNodes(),
            totals.memcgMax(),
            totals.memcgSwapMax(),
            totals.memcgMemswMax()),
        rules.totals());
  }

  /**
   * Returns the total of a memcg OOM when the memcg's swappiness is 0, so that no swap counts;
   * empty where the limit is not known, where the release does not ask for swappiness, and where
   * the memcg has swapped, which it then would not.
   */
  static OptionalLong withSwappiness0(Incident incident, KernelRules rules) {
    PageBounds limit = incident.totals().memcgMax();
    boolean swapped =
        incident.machine().tasks().stream().anyMatch(task -> task.swapPages() > 0)
            || incident
                .machine()
                .memcgs()
                .find(incident.oomMemcg())
                .filter(memcg -> memcg.swapUsagePages() > 0)
                .isPresent();
    return incident.constraint() == OomConstraint.MEMCG
            && rules.totals().memcg().asksForSwappiness()
            && limit.isExact()
            && !swapped
        ? OptionalLong.of(memcg(incident, incident.totals(), rules.totals(), false).minPages())
        : OptionalLong.empty();
  }

  private static PageBounds memcg(
      Incident incident, IncidentTotals totals, KernelRules.Totals rules) {
    boolean noSwap =
        incident.isTold(ToldFact.SWAPPINESS) && incident.machine().sysctls().swappiness() == 0;
    return memcg(incident, totals, rules, !noSwap);
  }

  private static PageBounds memcg(
      Incident incident, IncidentTotals totals, KernelRules.Totals rules, boolean swappiness) {
    int pageSizeBytes = incident.machine().pageSizeBytes();
    MemcgLimits least =
        new MemcgLimits(
            totals.memcgMax().minPages(),
            totals.memcgSwapMax().minPages(),
            totals.memcgMemswMax().minPages());
    MemcgLimits most =
        new MemcgLimits(
            totals.memcgMax().maxPages(),
            totals.memcgSwapMax().maxPages(),
            totals.memcgMemswMax().maxPages());
    return new PageBounds(
        MemcgTotal.pages(rules.memcg(), least, totals.swap().minPages(), swappiness, pageSizeBytes),
        MemcgTotal.pages(rules.memcg(), most, totals.swap().maxPages(), swappiness, pageSizeBytes));
  }
}
