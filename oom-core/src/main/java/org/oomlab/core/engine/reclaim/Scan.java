package org.oomlab.core.engine.reclaim;

import org.oomlab.core.engine.memory.ListKind;
import org.oomlab.core.engine.memory.Memcg;

/** One reclaim under way ({@code struct scan_control}, mm/vmscan.c). Not thread-safe. */
final class Scan {
  /** Where priorities start ({@code DEF_PRIORITY}). */
  static final int FIRST_PRIORITY = 12;

  final Memcg target;
  final long wantedPages;
  final boolean maySwap;
  final long nowNanos;
  int priority = FIRST_PRIORITY;
  boolean forcesDeactivation;
  boolean skippedDeactivation;
  boolean ignoresLow;
  boolean skippedLow;
  boolean deactivatesAnon;
  boolean deactivatesFile;
  boolean fileIsTiny;
  boolean trimsCache;
  long scannedPages;
  long reclaimedPages;
  long swappedPages;
  long dirtyPages;

  Scan(Memcg target, long wantedPages, boolean maySwap, long nowNanos) {
    this.target = target;
    this.wantedPages = wantedPages;
    this.maySwap = maySwap;
    this.nowNanos = nowNanos;
  }

  boolean isMemcg() {
    return !target.isRoot();
  }

  long missingPages() {
    return Math.max(0, wantedPages - reclaimedPages);
  }

  boolean deactivates(ListKind active) {
    return active == ListKind.ACTIVE_ANON ? deactivatesAnon : deactivatesFile;
  }

  boolean isDone() {
    return reclaimedPages >= wantedPages;
  }

  Reclaimed result() {
    return new Reclaimed(scannedPages, reclaimedPages, swappedPages, dirtyPages);
  }
}
