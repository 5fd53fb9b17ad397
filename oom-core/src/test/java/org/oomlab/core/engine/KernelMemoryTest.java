package org.oomlab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.engine.Worlds.MIB;
import static org.oomlab.core.engine.Worlds.steady;

import org.junit.jupiter.api.Test;
import org.oomlab.core.engine.record.MemcgOutcome;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.Distribution;
import org.oomlab.core.scenario.PageKind;

/** Stacks and page tables go the way of every allocation. A thread takes 8 pages. */
class KernelMemoryTest {
  private static final long LIMIT_PAGES = 16 * MIB / 4096;

  private static RunRecord run(Worlds.Draft draft) {
    return Simulation.run(draft.scenario(), Worlds.KERNEL, 1);
  }

  private static long mostStackPages(RunRecord record) {
    return record.samples().stream().mapToLong(Sample::stackPages).max().orElseThrow();
  }

  private static Behaviour small() {
    return steady(PageKind.ANON, 4096, 0);
  }

  /** 5,000 threads are 40,000 pages on a machine of 16,384: whoever makes them is killed. */
  @Test
  void run_moreStacksThanRam_killsTheirMaker() {
    RunRecord record =
        run(new Worlds.Draft().threads(5000).group("pool", "/", 0, small()).threads(1));

    assertThat(record.kills()).extracting(RunEvent.Kill::group).containsExactly("pool");
    assertThat(record.panicked()).isFalse();
    assertThat(record.samples().getLast().stackPages()).isZero();
  }

  /** The same with nobody to kill: the kernel panics, as it does of a machine's OOM. */
  @Test
  void run_moreStacksThanRamAndNobodyKillable_panics() {
    RunRecord record = run(new Worlds.Draft().threads(5000).group("pool", "/", -1000, small()));

    assertThat(record.panicked()).isTrue();
  }

  /** In a memcg the limit binds stacks: its maker is killed at it. */
  @Test
  void run_moreStacksThanTheLimit_killsAtTheLimit() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .ram(512 * MIB)
                .cgroup("/a", 16 * MIB, false)
                .threads(5000)
                .group("pool", "/a", 0, small()));

    assertThat(record.kills()).extracting(RunEvent.Kill::group).containsExactly("pool");
    assertThat(peak(record)).isBetween(LIMIT_PAGES - 64, LIMIT_PAGES);
  }

  /** With nobody to kill the process goes on with as many threads as fit, 18 pages for its fork. */
  @Test
  void run_stacksRefused_goesOnWithFewerThreads() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .ram(512 * MIB)
                .cgroup("/a", 16 * MIB, false)
                .threads(5000)
                .group("pool", "/a", -1000, small()));

    assertThat(record.kills()).isEmpty();
    assertThat(peak(record)).isBetween(LIMIT_PAGES - 64, LIMIT_PAGES);
    assertThat(mostStackPages(record)).isEqualTo((LIMIT_PAGES - 18) / 8 * 8 + 8);
    assertThat(record.samples().getLast().anonPages()).isPositive();
  }

  /** Up to 5.14 a charge for which nobody can be killed goes over the limit. */
  @Test
  void run_stacksRefusedOnOldRelease_goOverTheLimit() {
    RunRecord record =
        run(
            new Worlds.Draft()
                .kernel("5.4")
                .ram(512 * MIB)
                .cgroup("/a", 16 * MIB, false)
                .threads(5000)
                .group("pool", "/a", -1000, small()));

    assertThat(peak(record)).isGreaterThanOrEqualTo(5000 * 8);
  }

  /** A fork whose charge is refused fails: children fill the limit and never go beyond it. */
  @Test
  void run_forksBeyondTheLimit_fail() {
    Behaviour storm =
        new Behaviour.ForkStorm(
            0,
            new Distribution.Constant(5),
            new Distribution.Constant(4096),
            100_000,
            Behaviour.ForkStorm.FOR_EVER,
            false);
    RunRecord record =
        run(
            new Worlds.Draft()
                .ram(512 * MIB)
                .cgroup("/a", 16 * MIB, false)
                .group("bomb", "/a", -1000, storm));

    assertThat(peak(record)).isBetween(LIMIT_PAGES - 64, LIMIT_PAGES);
    assertThat(record.samples().getLast().processes())
        .isBetween((int) LIMIT_PAGES / 20 - 4, (int) LIMIT_PAGES / 20 + 4);
  }

  private static long peak(RunRecord record) {
    return record.memcgs().stream().mapToLong(MemcgOutcome::peakPages).max().orElseThrow();
  }
}
