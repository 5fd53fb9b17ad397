package org.oomlab.core.engine.memory;

import java.util.List;
import org.oomlab.api.memory.Watermarks;

/**
 * A zone of a node; sizes in pages.
 *
 * @param name {@code DMA}, {@code DMA32} or {@code Normal}
 * @param managedPages what the buddy allocator hands out
 * @param presentPages physical pages
 * @param watermarks when to reclaim
 * @param reservePages what it keeps from allocations that may use the highest zone
 */
public record Zone(
    String name, long managedPages, long presentPages, Watermarks watermarks, long reservePages) {

  /** Returns what stays free in the zones when allocations stop at a watermark. */
  static long keptPages(List<Zone> zones, Mark mark) {
    return zones.stream().mapToLong(zone -> zone.keptPages(mark)).sum();
  }

  private long keptPages(Mark mark) {
    return Math.min(managedPages, mark.of(watermarks) + reservePages);
  }
}
