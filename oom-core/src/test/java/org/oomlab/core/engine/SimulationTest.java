package org.oomlab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.engine.Worlds.MIB;
import static org.oomlab.core.engine.Worlds.leak;
import static org.oomlab.core.engine.Worlds.steady;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.record.MemcgOutcome;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.Distribution;
import org.oomlab.core.scenario.MemcgLimit;
import org.oomlab.core.scenario.PageKind;
import org.oomlab.core.scenario.RestartPolicy;
import org.oomlab.core.scenario.SwapKind;
import org.oomlab.core.scenario.TimedEvent;

class SimulationTest {
  private static RunRecord run(Worlds.Draft draft) {
    return Simulation.run(draft.scenario(), Worlds.KERNEL, 1);
  }

  private static ProcessOutcome process(RunRecord record, String group) {
    return record.processes().stream()
        .filter(outcome -> outcome.group().equals(group))
        .findFirst()
        .orElseThrow();
  }

  private static MemcgOutcome memcg(RunRecord record, String path) {
    return record.memcgs().stream()
        .filter(outcome -> outcome.memcg().equals(new MemcgPath(path)))
        .findFirst()
        .orElseThrow();
  }

  /** 10 MiB a second into 32 MiB: the leak dies in the fourth second, its neighbour lives. */
  @Test
  void run_leakInMemcg_isKilledAtTheLimit() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .cgroup("/a", 32 * MIB, false)
                .group("neighbour", "/a", 0, steady(PageKind.ANON, 4 * MIB, 0))
                .group("leak", "/a", 0, leak(10 * MIB)));

    assertThat(record.kills()).hasSize(1);
    RunEvent.Kill kill = record.kills().getFirst();
    assertThat(kill.group()).isEqualTo("leak");
    assertThat(kill.control().constraint()).isEqualTo(OomConstraint.MEMCG);
    assertThat(kill.timeMicros()).isBetween(2_500_000L, 3_000_000L);
    assertThat(process(record, "leak").reason()).isEqualTo(ExitReason.OOM_KILLED);
    assertThat(process(record, "neighbour").reason()).isEqualTo(ExitReason.ALIVE);
    assertThat(memcg(record, "/a").peakPages()).isEqualTo(32 * MIB / 4096);
    assertThat(memcg(record, "/a").events().oom()).isEqualTo(1);
    assertThat(memcg(record, "/a").events().oomKill()).isEqualTo(1);
  }

  /** Without limits the whole machine runs full; the larger process dies, not who asked. */
  @Test
  void run_leakOnMachine_killsTheLargest() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .group("large", "/", 0, steady(PageKind.ANON, 34 * MIB, 0))
                .group("leak", "/", 0, leak(4 * MIB)));

    assertThat(record.kills().getFirst().group()).isEqualTo("large");
    assertThat(record.kills().getFirst().control().constraint()).isEqualTo(OomConstraint.NONE);
    assertThat(record.kills().getFirst().control().totalPages()).isEqualTo(64 * MIB / 4096);
  }

  /** A group dies as a whole, and its victim counts twice. */
  @Test
  void run_oomGroup_countsItsVictimTwice() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .cgroup("/a", 32 * MIB, true)
                .group("neighbour", "/a", 0, steady(PageKind.ANON, 4 * MIB, 0))
                .group("leak", "/a", 0, leak(10 * MIB)));

    assertThat(record.kills().getFirst().killed()).hasSize(2);
    assertThat(memcg(record, "/a").events().oomKill()).isEqualTo(3);
    assertThat(memcg(record, "/a").events().oomGroupKill()).isEqualTo(1);
    assertThat(process(record, "neighbour").reason()).isEqualTo(ExitReason.OOM_KILLED);
  }

  /** Nobody may be killed: the charge fails for ever, and nobody dies. */
  @Test
  void run_everybodyExempt_getsStuckAtTheLimit() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .cgroup("/a", 16 * MIB, false)
                .group("leak", "/a", -1000, leak(10 * MIB)));

    assertThat(record.kills()).isEmpty();
    assertThat(memcg(record, "/a").events().oom()).isGreaterThan(10);
    assertThat(process(record, "leak").stallMicros()).isGreaterThan(15_000_000L);
  }

  /**
   * A leak stuck in the second second: all wait for the rest. After n periods of 2 s the averages
   * are 100 % less (1677/2048)^n, (1981/2048)^n and (2034/2048)^n, rounded up; n is 9 at 20 s.
   */
  @Test
  void run_stuckForLong_raisesAllAverages() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .cgroup("/a", 16 * MIB, false)
                .group("leak", "/a", -1000, leak(10 * MIB)));

    PsiSample pressure = record.samples().getLast().pressure();
    assertThat(pressure.someAvg10()).isBetween(80 * 2048L, 88 * 2048L);
    assertThat(pressure.someAvg60()).isBetween(24 * 2048L, 29 * 2048L);
    assertThat(pressure.someAvg300()).isBetween(5 * 2048L, 7 * 2048L);
    assertThat(pressure.fullAvg300()).isEqualTo(pressure.someAvg300());
  }

  /** Idle memory goes to swap first; the leak dies once both are full. */
  @Test
  void run_withSwap_swapsBeforeItKills() {
    Worlds.Draft draft =
        new Worlds.Draft()
            .swap(SwapKind.SSD, 32 * MIB, 0)
            .group("idle", "/", 0, steady(PageKind.ANON, 20 * MIB, 0))
            .group("leak", "/", 0, leak(8 * MIB));

    RunRecord record = run(draft);

    assertThat(record.kills()).hasSize(1);
    assertThat(record.kills().getFirst().group()).isEqualTo("leak");
    assertThat(record.kills().getFirst().timeMicros()).isGreaterThan(7_000_000L);
    assertThat(record.events()).anyMatch(RunEvent.SwapFull.class::isInstance);
    assertThat(record.events()).anyMatch(RunEvent.KswapdWake.class::isInstance);
  }

  /**
   * A checkpoint every 4 CPU seconds, a unit a second: killed between the second and the third it
   * keeps exactly 8 units.
   */
  @Test
  void run_jobWithCheckpoints_keepsWholeCheckpoints() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .cgroup("/a", 32 * MIB, false)
                .group(
                    "job", "/a", 0, new Behaviour.BatchJob(0, 60_000, 1, 4000), leak(7 * MIB / 2)));

    ProcessOutcome job = process(record, "job");
    assertThat(job.reason()).isEqualTo(ExitReason.OOM_KILLED);
    assertThat(job.cpuMicros()).isBetween(8_000_001L, 11_999_999L);
    assertThat(job.keptUnits()).isEqualTo(8);
  }

  /** Shared memory of a tmpfs stays when its writer dies. */
  @Test
  void run_tmpfsFill_outlivesItsWriter() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .cgroup("/a", 16 * MIB, false)
                .group(
                    "writer",
                    "/a",
                    0,
                    new Behaviour.TmpfsFill(0, new Distribution.Constant(8 * MIB), 1L << 40)));

    assertThat(record.kills()).hasSize(1);
    Sample last = record.samples().getLast();
    assertThat(last.shmemPages()).isGreaterThan(15 * MIB / 4096);
  }

  /** A lowered limit kills until usage is below it. */
  @Test
  void run_limitLowered_killsUntilItHolds() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .cgroup("/a", 40 * MIB, false)
                .group("small", "/a", 0, steady(PageKind.ANON, 8 * MIB, 0))
                .group("large", "/a", 0, steady(PageKind.ANON, 24 * MIB, 0))
                .event(new TimedEvent.LimitChanged(5000, Worlds.A, MemcgLimit.MAX, 16 * MIB)));

    assertThat(record.kills()).extracting(RunEvent.Kill::group).containsExactly("large");
    assertThat(process(record, "small").reason()).isEqualTo(ExitReason.ALIVE);
  }

  /** A service that is killed comes back, and leaks again. */
  @Test
  void run_restart_startsAnewAfterItsDelay() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .cgroup("/a", 16 * MIB, false)
                .group(
                    "leak",
                    "/a",
                    0,
                    1,
                    new RestartPolicy.Restart(1000, 1000, 1000, 0, 0),
                    leak(8 * MIB)));

    List<RunEvent> restarts =
        record.events().stream().filter(RunEvent.Restart.class::isInstance).toList();
    assertThat(record.kills()).hasSizeBetween(6, 8);
    assertThat(restarts.size()).isBetween(record.kills().size() - 1, record.kills().size());
  }

  /** What a run shows does not depend on when somebody looks in between. */
  @Test
  void advance_inSteps_isTheWholeRun() {
    Worlds.Draft draft = busy();
    Simulation stepped = new Simulation(draft.scenario(), Worlds.KERNEL, 7);
    for (long millis = 0; millis <= 20_000; millis += 371) {
      stepped.advance(millis);
    }
    stepped.advance(20_000);

    assertThat(stepped.record()).isEqualTo(Simulation.run(draft.scenario(), Worlds.KERNEL, 7));
  }

  /** An idle memcg beside them changes nobody's fate. */
  @Test
  void run_unrelatedIdleMemcg_changesNoVerdict() {
    RunRecord alone = Simulation.run(busy().scenario(), Worlds.KERNEL, 7);
    RunRecord beside =
        Simulation.run(busy().cgroup("/idle", MIB, false).scenario(), Worlds.KERNEL, 7);

    assertThat(beside.kills()).isEqualTo(alone.kills());
    assertThat(beside.processes()).isEqualTo(alone.processes());
  }

  /** The kinds of memory add up to the machine at every sample. */
  @Test
  void samples_all_addUpToTheMachine() {
    RunRecord record = Simulation.run(busy().scenario(), Worlds.KERNEL, 7);

    assertThat(record.samples()).hasSizeGreaterThan(30);
    assertThat(record.samples())
        .allSatisfy(
            sample ->
                assertThat(
                        sample.freePages()
                            + sample.anonPages()
                            + sample.filePages()
                            + sample.shmemPages()
                            + sample.unevictablePages()
                            + sample.slabPages()
                            + sample.pageTablePages()
                            + sample.stackPages()
                            + sample.zramPages())
                    .isEqualTo(record.ramPages()));
  }

  private static Worlds.Draft busy() {
    return new Worlds.Draft()
        .swap(SwapKind.ZRAM, 16 * MIB, 400)
        .cgroup("/a", 24 * MIB, false)
        .group("hot", "/a", 0, steady(PageKind.ANON, 12 * MIB, 1000))
        .group("leak", "/a", 0, 1, new RestartPolicy.Restart(500, 1000, 500, 0, 0), leak(6 * MIB))
        .group("locked", "/", -900, steady(PageKind.MLOCKED, 4 * MIB, 0))
        .group("cache", "/", 0, steady(PageKind.FILE, 20 * MIB, 100))
        .group("leak2", "/", 0, 1, new RestartPolicy.Restart(500, 1000, 500, 0, 0), leak(9 * MIB));
  }
}
