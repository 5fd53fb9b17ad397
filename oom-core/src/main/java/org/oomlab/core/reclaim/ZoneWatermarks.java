package org.oomlab.core.reclaim;

import org.oomlab.api.memory.Watermarks;
import org.oomlab.core.badness.Roots;
import org.oomlab.core.rules.EngineRules;

/**
 * Where a zone's watermarks stand: init_per_zone_wmark_min(), setup_per_zone_wmarks() and
 * setup_per_zone_lowmem_reserve(), mm/page_alloc.c, 2.6.20 to 6.18, and
 * set_recommended_min_free_kbytes(), mm/khugepaged.c. For zones that are not high memory.
 */
public final class ZoneWatermarks {
  private static final long LEAST_MIN_FREE_KB = 128;
  private static final long SCALE = 10_000;
  private static final long LEAST_HIGHMEM_PAGES = 32;
  private static final long MOST_HIGHMEM_PAGES = 128;

  private ZoneWatermarks() {}

  /**
   * Returns {@code min_free_kbytes} as the kernel sets it at boot.
   *
   * @param bufferKb memory that user allocations may use, in kB
   */
  public static long minFreeKb(long bufferKb, EngineRules.Watermarks rules) {
    return Math.clamp(Roots.square(bufferKb * 16), LEAST_MIN_FREE_KB, rules.minFreeCapKb());
  }

  /**
   * Returns the pages that transparent huge pages raise the minimum to: two blocks a zone and one
   * for every pair of the three migrate types.
   *
   * @param pageblockPages pages of a block, 512 on x86-64
   * @param zones populated zones
   * @param bufferPages memory that user allocations may use, of which at most a twentieth counts
   */
  public static long recommendedMinFreePages(long pageblockPages, int zones, long bufferPages) {
    return Math.min(pageblockPages * zones * (2 + 3 * 3), bufferPages / 20);
  }

  /**
   * Returns a zone's watermarks.
   *
   * @param minFreePages {@code min_free_kbytes} in pages
   * @param managedPages the zone's pages
   * @param lowmemPages pages of all zones that are not high memory
   * @param scaleFactor {@code watermark_scale_factor}, 10 by default; not read before 4.6
   */
  public static Watermarks of(
      long minFreePages,
      long managedPages,
      long lowmemPages,
      int scaleFactor,
      EngineRules.Watermarks rules) {
    long share = minFreePages * managedPages / lowmemPages;
    return above(share, share, managedPages, scaleFactor, rules);
  }

  /**
   * Returns the watermarks of high memory and, from 6.6, of the movable zone, whose minimum is a
   * thousandth of its pages, 32 at the least and 128 at the most.
   *
   * @param minFreePages {@code min_free_kbytes} in pages
   * @param managedPages the zone's pages
   * @param lowmemPages pages of all zones that are not high memory
   * @param scaleFactor {@code watermark_scale_factor}; not read before 4.6
   */
  public static Watermarks ofHighMemory(
      long minFreePages,
      long managedPages,
      long lowmemPages,
      int scaleFactor,
      EngineRules.Watermarks rules) {
    long share = minFreePages * managedPages / lowmemPages;
    long min = Math.clamp(managedPages / 1024, LEAST_HIGHMEM_PAGES, MOST_HIGHMEM_PAGES);
    return above(min, share, managedPages, scaleFactor, rules);
  }

  private static Watermarks above(
      long min, long share, long managedPages, int scaleFactor, EngineRules.Watermarks rules) {
    if (!rules.byScaleFactor()) {
      return new Watermarks(min, min + (share >> 2), min + (share >> 1));
    }
    long gap = Math.max(share >> 2, managedPages * scaleFactor / SCALE);
    return new Watermarks(min, min + gap, min + 2 * gap);
  }

  /**
   * Returns what a zone keeps from allocations that could use higher zones.
   *
   * @param higherPages pages of the zones above it up to the one asked for
   * @param ratio {@code lowmem_reserve_ratio} of the zone; 0 keeps nothing
   */
  public static long lowmemReserve(long higherPages, int ratio) {
    return ratio == 0 ? 0 : higherPages / ratio;
  }
}
