package org.oomlab.core.reclaim;

import org.oomlab.core.rules.EngineRules;

/** How long an allocation goes on: should_reclaim_retry(), mm/page_alloc.c, 4.7 to 6.18. */
public final class ReclaimRetry {
  /** Rounds without a page reclaimed ({@code MAX_RECLAIM_RETRIES}). */
  public static final int MOST_ROUNDS = 16;

  private ReclaimRetry() {}

  /** Returns whether so many rounds in a row without progress still allow another. */
  public static boolean goesOn(int rounds) {
    return rounds <= MOST_ROUNDS;
  }

  /**
   * Returns what of the reclaimable pages still counts: up to 4.11 a sixteenth less each round.
   *
   * @param rounds rounds without progress, 0 to {@link #MOST_ROUNDS}
   */
  public static long countedPages(long reclaimablePages, int rounds, EngineRules rules) {
    if (!rules.reclaim().roundsDiscount()) {
      return reclaimablePages;
    }
    return reclaimablePages - Math.ceilDiv(rounds * reclaimablePages, MOST_ROUNDS);
  }
}
