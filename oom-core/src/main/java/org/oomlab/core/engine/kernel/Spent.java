package org.oomlab.core.engine.kernel;

import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.Swap;
import org.oomlab.core.engine.reclaim.Reclaimed;

/** The time that one allocation spends beyond the work itself. Not thread-safe. */
final class Spent {
  private final Swap swap;
  private final ReclaimLog log;
  private long nanos;

  Spent(Swap swap, ReclaimLog log) {
    this.swap = swap;
    this.log = log;
  }

  /** Begins a new allocation. */
  void clear() {
    nanos = 0;
  }

  long nanos() {
    return nanos;
  }

  void add(long more) {
    nanos += more;
  }

  void reclaim(Memcg domain, Reclaimed done) {
    long took =
        done.scannedPages() * Costs.SCANNED_PAGE_NANOS + swap.writeNanos(done.swappedPages());
    nanos += took;
    log.note(domain, done, took);
  }
}
