package org.oomlab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.engine.Worlds.MIB;
import static org.oomlab.core.engine.Worlds.leak;
import static org.oomlab.core.engine.Worlds.steady;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Verdict;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.MemcgLimit;
import org.oomlab.core.scenario.PageKind;
import org.oomlab.core.scenario.RestartPolicy;
import org.oomlab.core.scenario.TimedEvent;

/** Many who meet one limit at once: what is asked for them, and what is kept of it. */
class StormTest {
  private final AtomicLong asked = new AtomicLong();
  private final VictimPolicy counting =
      request -> {
        asked.incrementAndGet();
        return Worlds.KERNEL.select(request);
      };

  private RunRecord run(Worlds.Draft draft) {
    return Simulation.run(draft.scenario(), counting, 1);
  }

  private static long refusals(RunRecord record) {
    return record.events().stream()
        .filter(RunEvent.Oom.class::isInstance)
        .map(RunEvent.Oom.class::cast)
        .filter(oom -> oom.verdict() instanceof Verdict.NobodyKillable)
        .count();
  }

  /**
   * A hundred processes of 19 pages where 40 fit. Each kill is asked for once, and once more by
   * whoever comes next; all others wait for the same victim.
   */
  @Test
  void run_manyWaitForOneVictim_areNotAskedForEach() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .ram(512 * MIB)
                .cgroup("/a", 3 * MIB, false)
                .group(
                    "many",
                    "/a",
                    0,
                    100,
                    new RestartPolicy.Never(),
                    steady(PageKind.ANON, 4096, 0)));

    assertThat(record.kills()).hasSizeBetween(55, 65);
    assertThat(record.processes()).hasSize(100);
    assertThat(asked.get()).isLessThanOrEqualTo(2L * record.kills().size());
  }

  /** Ten leaks, none of them killable, try again ten times a second for 20 s: told once. */
  @Test
  void run_nobodyKillable_keepsTheFirstRefusal() {
    RunRecord record = run(stuck());

    assertThat(refusals(record)).isEqualTo(1);
    assertThat(record.omittedEvents()).isGreaterThan(1000);
    assertThat(record.memcgs().getFirst().events().oom())
        .isEqualTo(record.omittedEvents() + refusals(record));
    assertThat(asked.get()).isEqualTo(1);
  }

  /** What comes after a change of a setting is told again. */
  @Test
  void run_nobodyKillableAfterAChange_isToldAgain() {
    RunRecord record =
        run(stuck().event(new TimedEvent.LimitChanged(9000, Worlds.A, MemcgLimit.MAX, 20 * MIB)));

    assertThat(refusals(record)).isEqualTo(2);
  }

  private static Worlds.Draft stuck() {
    return new Worlds.Draft()
        .ram(512 * MIB)
        .cgroup("/a", 16 * MIB, false)
        .group("leak", "/a", -1000, 10, new RestartPolicy.Never(), leak(10 * MIB));
  }

  /** Once somebody becomes killable the question is put again, and he dies. */
  @Test
  void run_killableLater_isAskedAgain() {
    RunRecord record = run(stuck().event(new TimedEvent.OomScoreAdjSet(9000, "leak", 0)));

    assertThat(record.kills().getFirst().timeMicros()).isBetween(9_000_000L, 9_200_000L);
  }

  /**
   * Pages that must be written first fill the machine, so that most reclaims free nothing, and who
   * is killed comes back at once. Each of the 21 processes can have reclaimed for no longer than
   * the run lasts, ten seconds, and the last reclaim may outlast it.
   */
  @Test
  void run_reclaimsInVain_takeTheirTime() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .ram(128 * MIB)
                .seconds(10)
                .group(
                    "writes",
                    "/",
                    -1000,
                    new Behaviour.FileScan(0, 400 * MIB, 94 * MIB, 1, 1000),
                    leak(4 * MIB))
                .group("holds", "/", -1000, 10, new RestartPolicy.Never(), leak(MIB))
                .group(
                    "leaks",
                    "/",
                    0,
                    10,
                    new RestartPolicy.Restart(0, 1000, 0, 0, 0),
                    steady(PageKind.SHMEM, 10 * MIB, 0),
                    leak(3 * MIB)));

    long stalledMicros =
        record.events().stream()
            .filter(RunEvent.DirectReclaim.class::isInstance)
            .map(RunEvent.DirectReclaim.class::cast)
            .mapToLong(RunEvent.DirectReclaim::stalledMicros)
            .sum();
    assertThat(stalledMicros).isBetween(100_000_000L, 21 * 11_000_000L);
  }
}
