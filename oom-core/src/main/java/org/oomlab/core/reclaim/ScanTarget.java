package org.oomlab.core.reclaim;

import org.oomlab.core.badness.Roots;
import org.oomlab.core.rules.EngineRules;

/** How much of a list is scanned: get_scan_count(), mm/vmscan.c, 5.4 to 6.18. */
public final class ScanTarget {
  private static final long LEAST_PAGES = 32;
  private static final long RATIO_BYTES = 1L << 30;

  private ScanTarget() {}

  /**
   * Returns the pages of a list to scan in a protected memcg.
   *
   * @param listPages pages of the list
   * @param memcgPages pages of the memcg
   * @param protectedPages of these, protected by {@code memory.low} or {@code memory.min}
   * @param priority 12 to 0
   */
  public static long pages(
      long listPages,
      long memcgPages,
      long protectedPages,
      int priority,
      EngineRules.Reclaim rules) {
    long size = Math.max(memcgPages, protectedPages) + (rules.scanAddsOne() ? 1 : 0);
    long scan = listPages - listPages * protectedPages / size;
    return Math.max(scan, LEAST_PAGES) >> priority;
  }

  /**
   * Returns how many times the inactive list the active one may be: the root of ten times the whole
   * gigabytes ({@code inactive_is_low()}, 4.7 to 6.18).
   *
   * @param listBytes both lists together
   */
  public static long inactiveRatio(long listBytes) {
    long gigabytes = listBytes / RATIO_BYTES;
    return gigabytes == 0 ? 1 : Roots.square(10 * gigabytes);
  }
}
