package org.oomlab.core.engine.kernel;

import java.util.HashMap;
import java.util.Map;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.reclaim.Reclaimed;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.time.EventQueue;

/** Tells of direct reclaim once a second and domain, with what was done since. Not thread-safe. */
final class ReclaimLog {
  private static final long PERIOD_NANOS = 1_000_000_000L;
  private static final long NANOS_A_MICRO = 1000;

  private final EventQueue clock;
  private final Sink sink;
  private final Map<MemcgPath, Sum> sums = new HashMap<>();

  ReclaimLog(EventQueue clock, Sink sink) {
    this.clock = clock;
    this.sink = sink;
  }

  private static final class Sum {
    private long toldNanos = -PERIOD_NANOS;
    private long rounds;
    private long scanned;
    private long reclaimed;
    private long nanos;
  }

  void note(Memcg domain, Reclaimed done, long nanos) {
    Sum sum = sums.computeIfAbsent(domain.path(), path -> new Sum());
    sum.rounds++;
    sum.scanned += done.scannedPages();
    sum.reclaimed += done.reclaimedPages();
    sum.nanos += nanos;
    long now = clock.nowNanos();
    if (now - sum.toldNanos >= PERIOD_NANOS) {
      sink.tell(
          new RunEvent.DirectReclaim(
              now / NANOS_A_MICRO,
              domain.path(),
              sum.rounds,
              sum.scanned,
              sum.reclaimed,
              sum.nanos / NANOS_A_MICRO));
      sum.toldNanos = now;
      sum.rounds = 0;
      sum.scanned = 0;
      sum.reclaimed = 0;
      sum.nanos = 0;
    }
  }
}
