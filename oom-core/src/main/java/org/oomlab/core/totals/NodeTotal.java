package org.oomlab.core.totals;

import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.select.NodePages;

/**
 * What the nodes of a cpuset or memory policy hold, in pages: {@code constrained_alloc()},
 * mm/oom_kill.c, 2.6.36 to 6.18.
 */
public final class NodeTotal {
  private NodeTotal() {}

  /**
   * Returns the bounds of what a release counts. Holes, which spanned pages include, are shown by
   * no report: the present pages are the least.
   *
   * @param presentPages bounds of the pages present
   */
  public static PageBounds pages(NodePages rule, PageBounds presentPages) {
    return switch (rule) {
      case PRESENT -> presentPages;
      case SPANNED -> PageBounds.atLeast(presentPages.minPages());
    };
  }
}
