package org.oomlab.core.engine.reclaim;

import org.oomlab.core.engine.memory.ListKind;
import org.oomlab.core.engine.memory.Lruvec;
import org.oomlab.core.engine.memory.PageList;
import org.oomlab.core.engine.memory.PageStore;

/**
 * The lists of a lruvec are scanned in turns of a batch each ({@code shrink_lruvec()},
 * mm/vmscan.c). As long as each list's pages are alike one turn is like the next: so many are taken
 * at once, and a scan costs the runs it meets, not the pages. Not thread-safe.
 */
final class Turns {
  private static final ListKind[] KINDS = ListKind.values();

  private final PageStore pages;

  Turns(PageStore pages) {
    this.pages = pages;
  }

  /**
   * Returns how many pages of each list to scan next: a batch, or as many batches as change nothing
   * but numbers, up to the one in which enough has come free.
   *
   * @param left what is still to be scanned of each list
   */
  long pages(Lruvec lruvec, long[] left, Scan scan) {
    long batch = ListShrinker.BATCH_PAGES;
    long turns = Long.MAX_VALUE;
    long freedATurn = 0;
    for (ListKind kind : KINDS) {
      long most = left[kind.index()];
      if (kind == ListKind.UNEVICTABLE || most == 0) {
        continue;
      }
      PageList list = lruvec.list(kind);
      if (isActive(kind)) {
        most = scan.deactivates(kind) ? Math.min(most, pages.oldestPages(list)) : most;
      } else {
        most = Math.min(most, pages.oldestPages(list));
        long freeable = most < batch ? 0 : freeable(list, kind, scan);
        if (freeable > 0 && kind == ListKind.INACTIVE_ANON) {
          most = Math.min(most, pages.swapRoom(lruvec.memcg()) / freeable * batch);
        }
        freedATurn += freeable;
      }
      turns = Math.min(turns, most / batch);
    }
    if (freedATurn > 0) {
      turns = Math.min(turns, Math.ceilDiv(scan.missingPages(), freedATurn));
    }
    return Math.max(1, turns) * batch;
  }

  private static boolean isActive(ListKind kind) {
    return kind == ListKind.ACTIVE_ANON || kind == ListKind.ACTIVE_FILE;
  }

  /** Returns what a batch from the old end of an inactive list frees. */
  private long freeable(PageList list, ListKind kind, Scan scan) {
    boolean canGo =
        kind == ListKind.INACTIVE_FILE
            ? !pages.oldestIsDirty(list)
            : scan.maySwap && pages.swapRoom(list.lruvec().memcg()) > 0;
    return canGo ? pages.oldestIdle(list, ListShrinker.BATCH_PAGES, scan.nowNanos) : 0;
  }
}
