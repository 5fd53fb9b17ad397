package org.oomlab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.engine.Worlds.MIB;
import static org.oomlab.core.engine.Worlds.leak;
import static org.oomlab.core.engine.Worlds.steady;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.pressure.Deed;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.pressure.MemInfoField;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.pressure.Reaction;
import org.oomlab.api.pressure.Signal;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Reason;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.metrics.JudgedKill;
import org.oomlab.core.scenario.PageKind;

class DaemonSimulationTest {
  private static final long LOOK_AGAIN_MILLIS = 250;
  private static final Explanation WHY = Explanation.of(new Reason("test", "memory is low"));

  /** How often it has looked. */
  private record Count(int looks) {}

  private static RunRecord run(Worlds.Draft draft, PressureDaemon<?> daemon) {
    return Simulation.run(
        draft.scenario(), Worlds.KERNEL, List.of(new SimulatedDaemon("tester", daemon)), 1);
  }

  private static boolean isLow(HostView host) {
    return 4 * host.memInfo().kib(MemInfoField.MEM_AVAILABLE).orElseThrow()
        < host.memInfo().kib(MemInfoField.MEM_TOTAL).orElseThrow();
  }

  private static Deed largest(HostView host, Signal signal) {
    return host.machine().tasks().stream()
        .max(Comparator.comparingLong(TaskSnapshot::rssPages))
        .<Deed>map(task -> new Deed.SignalTask(task.id(), signal, WHY))
        .orElse(new Deed.Nothing(WHY));
  }

  /** Signals the largest process in each look at which a quarter is not available. */
  private static PressureDaemon<Count> largest(Signal signal) {
    return observation -> {
      HostView host = observation.host();
      Deed deed = isLow(host) ? largest(host, signal) : new Deed.Nothing(WHY);
      return new Reaction<>(
          deed, LOOK_AGAIN_MILLIS, new Count(observation.stateOr(new Count(0)).looks() + 1));
    };
  }

  /** 4 MiB a second into 64 MiB, of which the kernel has some: the daemon is there first. */
  @Test
  void run_daemonActsInTime_kernelIsNeverAsked() {
    Worlds.Draft draft =
        new Worlds.Draft()
            .group("neighbour", "/", 0, steady(PageKind.ANON, 4 * MIB, 0))
            .group("leak", "/", 0, leak(4 * MIB));

    RunRecord record = run(draft, largest(Signal.TERM));

    assertThat(Simulation.run(draft.scenario(), Worlds.KERNEL, 1).kills())
        .isNotEmpty()
        .noneMatch(RunEvent.Kill::isByDaemon);
    assertThat(record.events()).noneMatch(RunEvent.Oom.class::isInstance);
    assertThat(record.kills()).hasSize(1);
    RunEvent.Kill kill = record.kills().getFirst();
    assertThat(kill.killer()).isEqualTo("tester");
    assertThat(kill.group()).isEqualTo("leak");
    assertThat(kill.timeMicros() % (LOOK_AGAIN_MILLIS * 1000)).isZero();
    assertThat(kill.verdict().explanation()).isEqualTo(WHY);
    assertThat(record.processes())
        .filteredOn(process -> process.group().equals("leak"))
        .extracting(process -> process.reason())
        .containsExactly(ExitReason.OOM_KILLED);
  }

  @Test
  void run_sameDaemonAndSeed_hasTheSameRecord() {
    Worlds.Draft draft = new Worlds.Draft().group("leak", "/", 0, leak(4 * MIB));

    assertThat(run(draft, largest(Signal.KILL))).isEqualTo(run(draft, largest(Signal.KILL)));
  }

  @Test
  void observe_looksAndStates_followEachOther() {
    List<Long> times = new ArrayList<>();
    List<Integer> states = new ArrayList<>();
    PressureDaemon<Count> daemon =
        observation -> {
          Count before = observation.stateOr(new Count(0));
          times.add(observation.host().timeMillis());
          states.add(before.looks());
          int looks = before.looks() + 1;
          return new Reaction<>(new Deed.Nothing(WHY), 100L * looks, new Count(looks));
        };

    run(new Worlds.Draft().group("calm", "/", 0, steady(PageKind.ANON, 4 * MIB, 0)), daemon);

    assertThat(times).startsWith(0L, 100L, 300L, 600L, 1000L);
    assertThat(states).startsWith(0, 1, 2, 3, 4);
  }

  /** A sleep beyond all ends is one beyond the end. */
  @Test
  void observe_endlessSleep_looksOnce() {
    List<Long> times = new ArrayList<>();

    run(
        new Worlds.Draft().group("calm", "/", 0, steady(PageKind.ANON, 4 * MIB, 0)),
        observation -> {
          times.add(observation.host().timeMillis());
          return new Reaction<>(new Deed.Nothing(WHY), Long.MAX_VALUE, new Count(1));
        });

    assertThat(times).containsExactly(0L);
  }

  @Test
  void view_memory_isWhatProcShows() {
    List<HostView> seen = new ArrayList<>();

    run(
        new Worlds.Draft()
            .cgroup("/a", 32 * MIB, false)
            .group("first", "/a", 0, steady(PageKind.ANON, 8 * MIB, 0))
            .group("second", "/", 0, steady(PageKind.ANON, 4 * MIB, 0)),
        observation -> {
          seen.add(observation.host());
          return new Reaction<>(new Deed.Nothing(WHY), 1000, new Count(1));
        });

    HostView last = seen.getLast();
    assertThat(last.memInfo().kib(MemInfoField.MEM_TOTAL)).hasValue(64 * 1024);
    assertThat(last.memInfo().kib(MemInfoField.ANON_PAGES)).hasValue(12 * 1024);
    assertThat(last.memInfo().kib(MemInfoField.SWAP_TOTAL)).hasValue(0);
    assertThat(last.memInfo().kib(MemInfoField.MEM_AVAILABLE).orElseThrow())
        .isPositive()
        .isLessThan(last.memInfo().kib(MemInfoField.MEM_FREE).orElseThrow());
    assertThat(last.machine().tasks()).extracting(TaskSnapshot::pid).isSorted().hasSize(2);
    assertThat(last.pressureByMemcg()).containsOnlyKeys(MemcgPath.ROOT, new MemcgPath("/a"));
    // (1000 + 2048 pages and the tables of 16384) * 2 / 3
    assertThat(last.oomScore(last.machine().tasks().getFirst())).isBetween(750L, 752L);
  }

  /** The whole memcg, each of its processes once, and what all of them held. */
  @Test
  void carryOut_killMemcg_killsItsProcessesOnce() {
    Worlds.Draft draft =
        new Worlds.Draft()
            .cgroup("/a", 48 * MIB, false)
            .group("first", "/a", 0, steady(PageKind.ANON, 8 * MIB, 0))
            .group("second", "/a", 0, steady(PageKind.ANON, 4 * MIB, 0))
            .group("other", "/", 0, steady(PageKind.ANON, 4 * MIB, 0));
    PressureDaemon<Count> daemon =
        observation -> {
          boolean late = observation.host().timeMillis() >= 1000;
          Deed deed = late ? new Deed.KillMemcg(new MemcgPath("/a"), WHY) : new Deed.Nothing(WHY);
          return new Reaction<>(deed, LOOK_AGAIN_MILLIS, new Count(1));
        };

    RunRecord record = run(draft, daemon);

    assertThat(record.kills()).hasSize(1);
    assertThat(record.kills().getFirst().killed()).hasSize(2);
    JudgedKill judged = JudgedKill.all(draft.scenario(), record).getFirst();
    assertThat(judged.killedProcesses()).isEqualTo(2);
    assertThat(judged.freedPages()).isEqualTo(12 * MIB / 4096);
  }

  /** The first is still seen to leave, and gets the signal again: that is no second kill. */
  @Test
  void carryOut_signalToTheLeaving_isNoKill() {
    List<Boolean> leaving = new ArrayList<>();
    PressureDaemon<Count> daemon =
        observation -> {
          HostView host = observation.host();
          host.machine().tasks().forEach(task -> leaving.add(task.has(TaskFlag.EXITING)));
          Deed deed =
              host.timeMillis() >= 1000 ? largest(host, Signal.KILL) : new Deed.Nothing(WHY);
          return new Reaction<>(deed, 1, new Count(1));
        };

    RunRecord record =
        run(new Worlds.Draft().group("large", "/", 0, steady(PageKind.ANON, 40 * MIB, 0)), daemon);

    assertThat(leaving).contains(true);
    assertThat(record.kills()).hasSize(1);
  }
}
