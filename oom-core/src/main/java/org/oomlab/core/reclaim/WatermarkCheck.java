package org.oomlab.core.reclaim;

/**
 * Whether an allocation of one page may be served: __zone_watermark_ok(), mm/page_alloc.c, 6.3 to
 * 6.18 (6.6 read), for zones without reserves of high order.
 */
public final class WatermarkCheck {
  /** How far an allocation may reach into the reserves. */
  public enum Reach {
    /** Not at all. */
    NONE,
    /** Half of the watermark ({@code __GFP_HIGH}). */
    HIGH,
    /** Half, and a quarter of the rest ({@code __GFP_HIGH} that may not sleep). */
    HIGH_ATOMIC,
    /** Half ({@code ALLOC_OOM}, the victim of an OOM). */
    VICTIM
  }

  private WatermarkCheck() {}

  /**
   * Returns whether a page may be taken: free pages must exceed, not reach, the limit.
   *
   * @param freePages free pages of the zone
   * @param markPages the watermark asked for
   * @param lowmemReservePages what the zone keeps from the zone asked for
   */
  public static boolean allows(
      long freePages, long markPages, long lowmemReservePages, Reach reach) {
    return freePages > limit(markPages, reach) + lowmemReservePages;
  }

  private static long limit(long markPages, Reach reach) {
    long half = markPages - markPages / 2;
    return switch (reach) {
      case NONE -> markPages;
      case HIGH, VICTIM -> half;
      case HIGH_ATOMIC -> half - half / 4;
    };
  }
}
