package org.oomlab.core.engine.kernel;

import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.memory.Charges;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.MemcgEventKind;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.reclaim.Reclaimed;
import org.oomlab.core.engine.reclaim.Reclaimer;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.time.EventQueue;

/**
 * What a charge does that meets a limit: try_charge_memcg() from the event {@code max} to the OOM,
 * mm/memcontrol.c, 4.19 to 6.18. Not thread-safe.
 */
final class MemcgSlowPath {
  private static final long NANOS_A_MICRO = 1000;

  private final Settings settings;
  private final EventQueue clock;
  private final Memory memory;
  private final Reclaimer reclaimer;
  private final OomKiller killer;
  private final Sink sink;

  MemcgSlowPath(
      Settings settings,
      EventQueue clock,
      Memory memory,
      Reclaimer reclaimer,
      OomKiller killer,
      Sink sink) {
    this.settings = settings;
    this.clock = clock;
    this.memory = memory;
    this.reclaimer = reclaimer;
    this.killer = killer;
    this.sink = sink;
  }

  /**
   * Reclaims the memcg that is full, or calls the OOM killer.
   *
   * @param current who asks, {@link TaskId#NOBODY} where it is none of the tasks
   * @param wantedPages how many pages are to be charged at once
   */
  Grant makeRoom(TaskId current, Memcg memcg, long wantedPages, Spent spent) {
    Charges charges = memory.charges();
    Memcg over = charges.over(memcg, wantedPages);
    sink.tell(new RunEvent.MemcgMax(clock.nowNanos() / NANOS_A_MICRO, over.path()));
    int retries = settings.engine().charge().retries();
    boolean drained = false;
    while (retries >= 0) {
      over.count(MemcgEventKind.MAX, 1);
      Reclaimed done =
          reclaimer.direct(
              over, memory.nodes(), wantedPages, !charges.memswIsFull(over), clock.nowNanos());
      spent.reclaim(over, done);
      if (charges.room(memcg) >= wantedPages) {
        return Grant.ROOM;
      }
      if (!drained) {
        charges.drain();
        drained = true;
        if (charges.room(memcg) >= wantedPages) {
          return Grant.ROOM;
        }
      } else if (done.reclaimedPages() == 0) {
        retries--;
        if (done.scannedPages() == 0) {
          over.count(MemcgEventKind.MAX, Math.max(0, retries + 1));
          retries = -1;
        }
      }
    }
    return oom(current, over);
  }

  private Grant oom(TaskId current, Memcg over) {
    count(over);
    OomKiller.Outcome outcome = killer.ofMemcg(over, current, clock.nowNanos());
    return switch (outcome) {
      case KILLED, WAITING -> Grant.WAIT;
      case PANICKED -> Grant.KILLED;
      case NOBODY -> settings.engine().charge().forcedWithoutVictim() ? Grant.FORCE : Grant.REFUSED;
    };
  }

  private void count(Memcg over) {
    switch (settings.cgroupVersion()) {
      case V1 -> over.countLocally(MemcgEventKind.OOM, 1);
      case V2 -> over.count(MemcgEventKind.OOM, 1);
    }
  }
}
