package org.oomlab.api.incident;

/**
 * The totals a report states, of which the rules make {@code totalpages}.
 *
 * @param ram pages managed by the buddy allocator, all nodes ({@code pages RAM} less {@code pages
 *     reserved})
 * @param swap all active swap areas; a memcg report does not print it, other lines of the log may
 * @param constrainedNodes present pages of the nodes a cpuset or memory policy allows
 */
public record IncidentTotals(PageBounds ram, PageBounds swap, PageBounds constrainedNodes) {
  /** A report that states no total. */
  public static final IncidentTotals UNKNOWN =
      new IncidentTotals(PageBounds.UNKNOWN, PageBounds.UNKNOWN, PageBounds.UNKNOWN);
}
