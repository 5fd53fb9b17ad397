package org.oomlab.core.engine.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.core.engine.memory.KernelUse;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Mm;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.time.EventQueue;
import org.oomlab.core.engine.time.Timed;

/**
 * How tasks leave: the signal, the teardown, which takes a CPU for as long as there are pages to
 * free, and the OOM reaper where that takes too long ({@code exit_mmap()}, mm/mmap.c; {@code
 * oom_reap_task()}, mm/oom_kill.c). Not thread-safe.
 */
final class Exits {
  private static final long NANOS_A_MICRO = 1000;

  private final Settings settings;
  private final EventQueue clock;
  private final Memory memory;
  private final Tasks tasks;
  private final Pressures pressures;
  private final Sink sink;
  private final Map<Timed, Long> waiting = new LinkedHashMap<>();
  private final long[] cpuBusyUntil;

  Exits(
      Settings settings,
      int cpus,
      EventQueue clock,
      Memory memory,
      Tasks tasks,
      Pressures pressures,
      Sink sink) {
    this.settings = settings;
    this.clock = clock;
    this.memory = memory;
    this.tasks = tasks;
    this.pressures = pressures;
    this.sink = sink;
    this.cpuBusyUntil = new long[cpus];
  }

  /**
   * Somebody waits until memory comes back.
   *
   * @param freeNanos until when it is busy with what it did last
   */
  void await(Timed waiter, long freeNanos) {
    waiting.put(waiter, freeNanos);
  }

  /** Kills a task for memory; one that is leaving already is left alone. */
  void kill(Task task) {
    if (!task.isDying()) {
      task.setVictim();
      end(task, ExitReason.OOM_KILLED);
      long begin = clock.nowNanos() + Costs.SIGNAL_NANOS;
      settings
          .engine()
          .reaper()
          .start()
          .delay()
          .ifPresent(delay -> clock.at(begin + delay.toNanos(), token -> reap(task), 0));
    }
  }

  /** Ends a task, of itself or by a signal. */
  void end(Task task, ExitReason reason) {
    if (task.isDying()) {
      return;
    }
    task.setDying(reason);
    tasks.noteDeparture();
    boolean last = tasks.users(task.mm()).stream().allMatch(Task::isDying);
    long pages = last ? task.mm().rssPages() : 0;
    int cpu = 0;
    for (int i = 1; i < cpuBusyUntil.length; i++) {
      cpu = cpuBusyUntil[i] < cpuBusyUntil[cpu] ? i : cpu;
    }
    long begin = Math.max(clock.nowNanos() + Costs.SIGNAL_NANOS, cpuBusyUntil[cpu]);
    cpuBusyUntil[cpu] = begin + pages * Costs.FREED_PAGE_NANOS;
    clock.at(cpuBusyUntil[cpu], token -> leave(task), 0);
  }

  private void leave(Task task) {
    pressures.setStalled(task, false);
    pressures.setRunning(task, false);
    waiting.remove(task.retry());
    tasks.remove(task);
    if (tasks.users(task.mm()).isEmpty()) {
      tear(task.mm(), task.birthplace());
    }
    memory.kernel().give(KernelUse.STACKS, task.memcg(), task.ownStackPages());
    memory.kernel().give(KernelUse.STACKS, task.birthplace(), task.bornStackPages());
    task.setGone(clock.nowNanos());
    sink.tell(
        new RunEvent.Exit(
            clock.nowNanos() / NANOS_A_MICRO, task.id(), task.spec().group(), task.reason()));
    task.owner().gone(task);
    wakeWaiting();
  }

  private void tear(Mm mm, Memcg birthplace) {
    for (Segment segment : List.copyOf(mm.segments())) {
      memory.pages().unmap(segment, mm, false);
    }
    long own = mm.pageTablePages() - mm.baseTablePages();
    memory.kernel().give(KernelUse.PAGE_TABLES, mm.home(), own);
    memory.kernel().give(KernelUse.PAGE_TABLES, birthplace, mm.baseTablePages());
    mm.tearDown();
  }

  private void reap(Task task) {
    Mm mm = task.mm();
    if (task.isGone() || mm.torn() || mm.oomSkip()) {
      return;
    }
    boolean takesLocked = settings.engine().reaper().takesLocked();
    long freed = 0;
    for (Segment segment : List.copyOf(mm.segments())) {
      if (segment.type() == PageType.ANON && (takesLocked || !segment.locked())) {
        freed += memory.pages().free(segment, segment.pages());
      }
    }
    mm.setOomSkip();
    tasks.noteDeparture();
    sink.tell(new RunEvent.Reaped(clock.nowNanos() / NANOS_A_MICRO, task.id(), freed));
    wakeWaiting();
  }

  /** Memory has come back: all who wait try again, as soon as they are done with what they did. */
  void wakeWaiting() {
    waiting.forEach((waiter, freeNanos) -> clock.at(freeNanos, waiter, 0));
    waiting.clear();
  }
}
