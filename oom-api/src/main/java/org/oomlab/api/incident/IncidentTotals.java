package org.oomlab.api.incident;

/**
 * The totals and limits a report states, of which the release's rules make {@code totalpages}. What
 * is not stated is {@link PageBounds#UNKNOWN}; "unlimited" is exactly {@link PageBounds#UNBOUNDED}.
 *
 * @param ram pages managed by the buddy allocator, all nodes ({@code pages RAM} less {@code pages
 *     reserved})
 * @param swap all active swap areas; a memcg report does not print it, other lines of the log may
 * @param constrainedNodes present pages of the nodes a cpuset or memory policy allows
 * @param memcgMax the memcg's own limit of memory
 * @param memcgSwapMax its limit of swap (v2)
 * @param memcgMemswMax its limit of memory plus swap (v1)
 */
public record IncidentTotals(
    PageBounds ram,
    PageBounds swap,
    PageBounds constrainedNodes,
    PageBounds memcgMax,
    PageBounds memcgSwapMax,
    PageBounds memcgMemswMax) {
  /** A report that states nothing. */
  public static final IncidentTotals UNKNOWN =
      new IncidentTotals(
          PageBounds.UNKNOWN,
          PageBounds.UNKNOWN,
          PageBounds.UNKNOWN,
          PageBounds.UNKNOWN,
          PageBounds.UNKNOWN,
          PageBounds.UNKNOWN);
}
