package org.oomlab.core.engine.memory;

/**
 * What reclaiming either type has cost of late, in pages: lru_note_cost(), mm/swap.c, 5.8 to 6.1.
 * Later releases weigh I/O and rotation apart; the balance they strike is the same where all cost
 * is of one sort. Not thread-safe.
 */
public final class LruCost {
  private static final int KEPT_SHARE = 4;

  private long anonPages;
  private long filePages;

  /** Returns what anonymous pages have cost. */
  public long anonPages() {
    return anonPages;
  }

  /** Returns what file pages have cost. */
  public long filePages() {
    return filePages;
  }

  /**
   * Adds a cost; what is remembered is halved when it exceeds a quarter of the lists.
   *
   * @param listPages pages on all four lists
   */
  public void add(PageType type, long pages, long listPages) {
    if (type.needsSwap()) {
      anonPages += pages;
    } else {
      filePages += pages;
    }
    while (anonPages + filePages > listPages / KEPT_SHARE && anonPages + filePages > 0) {
      anonPages /= 2;
      filePages /= 2;
    }
  }
}
