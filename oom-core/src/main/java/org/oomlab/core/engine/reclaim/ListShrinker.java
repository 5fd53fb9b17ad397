package org.oomlab.core.engine.reclaim;

import org.oomlab.core.engine.memory.Cut;
import org.oomlab.core.engine.memory.Lruvec;
import org.oomlab.core.engine.memory.PageList;
import org.oomlab.core.engine.memory.PageStore;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.memory.Segment;

/**
 * What becomes of the pages at the end of a list: shrink_active_list() and shrink_inactive_list()
 * with shrink_folio_list(), mm/vmscan.c, 5.9 to 6.18. Written pages are free at once here; the time
 * the writing takes is the caller's to spend. Not thread-safe.
 */
final class ListShrinker {
  /** Pages judged at a time ({@code SWAP_CLUSTER_MAX}). */
  static final long BATCH_PAGES = 32;

  private final PageStore pages;

  ListShrinker(PageStore pages) {
    this.pages = pages;
  }

  /** Moves the oldest active pages to the inactive list and clears their accessed bits. */
  void deactivate(PageList list, long most, Scan scan) {
    long left = Math.min(most, list.pages());
    while (left > 0) {
      Cut cut = pages.cutOldest(list, left);
      pages.putBack(cut, cut.pages(), false, scan.nowNanos);
      scan.scannedPages += cut.pages();
      left -= cut.pages();
    }
  }

  /** Reclaims the oldest inactive pages that nobody has touched meanwhile. */
  void evict(PageList list, long most, Scan scan) {
    long left = Math.min(most, list.pages());
    while (left > 0) {
      Cut cut = pages.cutOldest(list, left);
      left -= cut.pages();
      scan.scannedPages += cut.pages();
      Segment segment = cut.segment();
      long touched = touched(cut, scan.nowNanos);
      long idle = cut.pages() - touched;
      long freed =
          segment.type() == PageType.FILE ? dropped(cut, idle, scan) : swapped(cut, idle, scan);
      boolean secondChance = segment.type() == PageType.FILE && cut.sinceNanos() == Segment.YOUNG;
      pages.putBack(cut, touched, !secondChance, scan.nowNanos);
      pages.putBack(cut, idle - freed, segment.type().needsSwap(), scan.nowNanos);
      scan.reclaimedPages += freed;
      note(list.lruvec(), segment.type(), cut.pages() - freed);
    }
  }

  /** Many batches at once are judged as they would be one by one. */
  private static long touched(Cut cut, long nowNanos) {
    Segment segment = cut.segment();
    long batches = cut.pages() / BATCH_PAGES;
    return batches * segment.touchedOf(BATCH_PAGES, cut.sinceNanos(), nowNanos)
        + segment.touchedOf(cut.pages() % BATCH_PAGES, cut.sinceNanos(), nowNanos);
  }

  private long dropped(Cut cut, long idle, Scan scan) {
    if (cut.dirty()) {
      scan.dirtyPages += idle;
      return 0;
    }
    pages.drop(cut, idle);
    return idle;
  }

  private long swapped(Cut cut, long idle, Scan scan) {
    if (!scan.maySwap || idle == 0) {
      return 0;
    }
    long freed = pages.swapOut(cut, idle);
    scan.swappedPages += freed;
    note(cut.segment().memcg().lruvec(cut.node()), PageType.ANON, freed);
    return freed;
  }

  private static void note(Lruvec lruvec, PageType type, long costPages) {
    if (costPages > 0) {
      lruvec.cost().add(type, costPages, lruvec.evictablePages());
    }
  }
}
