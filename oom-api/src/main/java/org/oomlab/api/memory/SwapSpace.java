package org.oomlab.api.memory;

/**
 * The machine's swap, in pages.
 *
 * @param totalPages all active areas together ({@code total_swap_pages})
 * @param freePages of these, the free ones
 */
public record SwapSpace(long totalPages, long freePages) {
  /** A machine without swap. */
  public static final SwapSpace NONE = new SwapSpace(0, 0);

  public SwapSpace {
    if (freePages < 0 || totalPages < freePages) {
      throw new IllegalArgumentException(
          "swap needs 0 <= free <= total: free " + freePages + ", total " + totalPages);
    }
  }
}
