package org.oomlab.core.engine.kernel;

import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.MemcgConfig;
import org.oomlab.core.engine.memory.MemcgEventKind;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.reclaim.Reclaimed;
import org.oomlab.core.engine.reclaim.Reclaimer;
import org.oomlab.core.engine.time.EventQueue;

/**
 * A limit is written that is below what is used: memory_max_write(), mm/memcontrol.c, 5.9 to 6.18,
 * reclaims, then kills until the limit holds. On v1 mem_cgroup_resize_max() gives the old limit
 * back where reclaim does not suffice; it never kills. Not thread-safe.
 */
final class LimitWriter {
  private static final int RETRIES = 16;

  private final Settings settings;
  private final EventQueue clock;
  private final Memory memory;
  private final Reclaimer reclaimer;
  private final OomKiller killer;
  private final Exits exits;

  LimitWriter(
      Settings settings,
      EventQueue clock,
      Memory memory,
      Reclaimer reclaimer,
      OomKiller killer,
      Exits exits) {
    this.settings = settings;
    this.clock = clock;
    this.memory = memory;
    this.reclaimer = reclaimer;
    this.killer = killer;
    this.exits = exits;
  }

  /** Writes a memcg's files. */
  void write(Memcg memcg, MemcgConfig config) {
    boolean lowered = config.max() < memcg.config().max() && config.max() < memcg.usage();
    if (!lowered) {
      memcg.configure(config);
      exits.wakeWaiting();
      return;
    }
    memory.charges().drain();
    if (settings.cgroupVersion() == CgroupVersion.V2) {
      memcg.configure(config);
      reclaim(memcg, config.max());
      kill(memcg);
    } else if (reclaim(memcg, config.max())) {
      memcg.configure(config);
    }
  }

  private boolean reclaim(Memcg memcg, long maxPages) {
    for (int retries = RETRIES; retries > 0 && memcg.usage() > maxPages; ) {
      Reclaimed done =
          reclaimer.direct(memcg, memory.nodes(), memcg.usage() - maxPages, true, clock.nowNanos());
      retries -= done.reclaimedPages() > 0 ? 0 : 1;
    }
    return memcg.usage() <= maxPages;
  }

  private void kill(Memcg memcg) {
    if (memcg.usage() <= memcg.config().max()) {
      return;
    }
    memcg.count(MemcgEventKind.OOM, 1);
    switch (killer.ofMemcg(memcg, TaskId.NOBODY, clock.nowNanos())) {
      case KILLED, WAITING -> exits.await(token -> kill(memcg), clock.nowNanos());
      case NOBODY, PANICKED -> {}
    }
  }
}
