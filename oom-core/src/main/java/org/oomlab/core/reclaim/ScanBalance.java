package org.oomlab.core.reclaim;

/**
 * How a scan divides between anonymous and file pages: get_scan_count(), mm/vmscan.c, 5.8 to 6.18.
 *
 * @param anon the anonymous share
 * @param file the file share
 * @param of what both are parts of
 */
public record ScanBalance(long anon, long file, long of) {
  private static final int BOTH = 200;

  /** Which lists are scanned. */
  public enum Lists {
    /** Only file pages. */
    FILE,
    /** Only anonymous pages. */
    ANON,
    /** Both alike. */
    EQUAL,
    /** Both, by their shares. */
    FRACT
  }

  /**
   * Returns the shares.
   *
   * @param swappiness 0 to 200
   * @param anonCost what reclaiming anonymous pages has cost of late
   * @param fileCost the same of file pages
   */
  public static ScanBalance of(int swappiness, long anonCost, long fileCost) {
    long total = anonCost + fileCost;
    long anonPart = total + anonCost;
    long filePart = total + fileCost;
    long sum = anonPart + filePart;
    long anon = swappiness * (sum + 1) / (anonPart + 1);
    long file = (BOTH - swappiness) * (sum + 1) / (filePart + 1);
    return new ScanBalance(anon, file, anon + file);
  }

  /**
   * Returns which lists are scanned, the first rule that holds.
   *
   * @param swapFree whether there is any swap to be had
   * @param memcg whether a memcg is reclaimed, not the machine
   * @param priority 12 to 0, the lower the harder
   * @param fileTiny whether file and free pages are below the watermarks and anonymous ones are not
   *     few
   * @param trimsCache whether inactive file pages suffice
   */
  public static Lists lists(
      boolean swapFree,
      boolean memcg,
      int swappiness,
      int priority,
      boolean fileTiny,
      boolean trimsCache) {
    if (!swapFree || (memcg && swappiness == 0)) {
      return Lists.FILE;
    }
    if (priority == 0 && swappiness != 0) {
      return Lists.EQUAL;
    }
    if (!memcg && fileTiny) {
      return Lists.ANON;
    }
    return trimsCache ? Lists.FILE : Lists.FRACT;
  }

  /** Returns the anonymous part of {@code pages}. */
  public long anonOf(long pages) {
    return pages * anon / of;
  }

  /** Returns the file part of {@code pages}. */
  public long fileOf(long pages) {
    return pages * file / of;
  }
}
