package org.oomlab.core.engine.reclaim;

/**
 * What a reclaim has done, in pages.
 *
 * @param scannedPages looked at
 * @param reclaimedPages freed
 * @param swappedPages of those, written to swap
 * @param dirtyPages met that must be written back first
 */
public record Reclaimed(
    long scannedPages, long reclaimedPages, long swappedPages, long dirtyPages) {
  /** Nothing done. */
  public static final Reclaimed NOTHING = new Reclaimed(0, 0, 0, 0);
}
