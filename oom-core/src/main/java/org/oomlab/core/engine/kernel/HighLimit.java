package org.oomlab.core.engine.kernel;

import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.MemcgConfig;
import org.oomlab.core.engine.memory.MemcgEventKind;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.reclaim.Reclaimed;
import org.oomlab.core.engine.reclaim.Reclaimer;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.time.EventQueue;
import org.oomlab.core.reclaim.HighThrottle;

/**
 * {@code memory.high}: mem_cgroup_handle_over_high() and reclaim_high(), mm/memcontrol.c, 5.9 to
 * 6.18. Whoever charges above it reclaims and then sleeps. Not thread-safe.
 */
final class HighLimit {
  private static final int RETRIES = 16;
  private static final long NANOS_A_SECOND = 1_000_000_000L;
  private static final long NANOS_A_MICRO = 1000;

  private final Settings settings;
  private final EventQueue clock;
  private final Memory memory;
  private final Reclaimer reclaimer;
  private final Sink sink;

  HighLimit(Settings settings, EventQueue clock, Memory memory, Reclaimer reclaimer, Sink sink) {
    this.settings = settings;
    this.clock = clock;
    this.memory = memory;
    this.reclaimer = reclaimer;
    this.sink = sink;
  }

  /**
   * Returns how many pages may be charged before somebody must be asked again: up to the lowest
   * limit, above it a batch.
   */
  long room(Memcg memcg) {
    long room = MemcgConfig.UNLIMITED;
    for (Memcg at = memcg; !at.isRoot(); at = at.parent()) {
      long under = at.config().high() - at.usage();
      room = Math.min(room, under > 0 ? under : memory.charges().batchPages());
    }
    return room;
  }

  /** Takes note of pages charged, and reclaims and sleeps where a batch of them was too many. */
  void charged(Task task, Memcg memcg, long pages, Spent spent) {
    if (!isOver(memcg)) {
      return;
    }
    long due = task.overHighPages() + pages;
    long batch = memory.charges().batchPages();
    if (due < batch) {
      task.setOverHighPages(due);
      return;
    }
    task.setOverHighPages(0);
    long reclaimed = reclaim(memcg, due, spent);
    long ticks = penalty(memcg, due);
    for (int retries = RETRIES; sleeps(ticks) && (reclaimed > 0 || retries > 0); ) {
      retries -= reclaimed > 0 ? 0 : 1;
      reclaimed = reclaim(memcg, Reclaimer.LEAST_WANTED_PAGES, spent);
      ticks = penalty(memcg, due);
    }
    if (sleeps(ticks)) {
      spent.add(ticks * NANOS_A_SECOND / settings.hz());
    }
  }

  private boolean sleeps(long ticks) {
    return HighThrottle.sleeps(ticks, settings.hz());
  }

  private static boolean isOver(Memcg memcg) {
    for (Memcg at = memcg; !at.isRoot(); at = at.parent()) {
      if (at.usage() > at.config().high()) {
        return true;
      }
    }
    return false;
  }

  private long reclaim(Memcg memcg, long pages, Spent spent) {
    long reclaimed = 0;
    for (Memcg at = memcg; !at.isRoot(); at = at.parent()) {
      if (at.usage() > at.config().high()) {
        at.count(MemcgEventKind.HIGH, 1);
        sink.tell(new RunEvent.MemcgHigh(clock.nowNanos() / NANOS_A_MICRO, at.path()));
        Reclaimed done = reclaimer.direct(at, memory.nodes(), pages, true, clock.nowNanos());
        spent.reclaim(at, done);
        reclaimed += done.reclaimedPages();
      }
    }
    return reclaimed;
  }

  private long penalty(Memcg memcg, long pages) {
    long most = 0;
    int batch = (int) memory.charges().batchPages();
    for (Memcg at = memcg; !at.isRoot(); at = at.parent()) {
      most =
          Math.max(
              most,
              HighThrottle.ticks(at.usage(), at.config().high(), settings.hz(), pages, batch));
    }
    return most;
  }
}
