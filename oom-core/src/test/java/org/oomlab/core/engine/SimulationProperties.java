package org.oomlab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.oomlab.core.engine.Worlds.MIB;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.Distribution;
import org.oomlab.core.scenario.PageKind;
import org.oomlab.core.scenario.RestartPolicy;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.scenario.SwapKind;

/** What holds of every run, whatever the workload; each check is shown to fail on a wrong run. */
class SimulationProperties {
  static final int SECONDS = 12;
  static final RestartPolicy RESTARTED = new RestartPolicy.Restart(500, 1000, 500, 0, 0);

  /** One group of processes; what the numbers mean depends on the kind. */
  record Part(int kind, int mib, int touchedPerMille, boolean limited) {
    Behaviour behaviour() {
      return switch (kind) {
        case 0 -> Worlds.steady(PageKind.ANON, mib * MIB, touchedPerMille);
        case 1 -> Worlds.leak(mib * MIB / 3);
        case 2 -> Worlds.steady(PageKind.FILE, mib * MIB, touchedPerMille);
        case 3 -> new Behaviour.Churn(mib * MIB, MIB, 500, touchedPerMille);
        case 4 -> new Behaviour.FileScan(0, mib * MIB, 4 * MIB, 2, 300);
        case 5 ->
            new Behaviour.Burst(
                PageKind.ANON,
                new Distribution.Exponential(mib * MIB, 32 * MIB),
                500,
                new Distribution.Constant(700),
                900,
                touchedPerMille);
        case 6 -> new Behaviour.BatchJob(0, 100L * mib, 10, 200);
        case 7 -> Worlds.steady(PageKind.SHMEM, mib * MIB, touchedPerMille);
        case 8 -> Worlds.steady(PageKind.MLOCKED, mib * MIB / 4, 0);
        case 9 -> new Behaviour.TmpfsFill(0, new Distribution.Constant(mib * MIB / 4), 40 * MIB);
        default ->
            new Behaviour.ForkStorm(
                500,
                new Distribution.Constant(40),
                new Distribution.Constant(mib * MIB / 16),
                200,
                touchedPerMille == 0 ? Behaviour.ForkStorm.FOR_EVER : 3000,
                false);
      };
    }
  }

  @Provide
  Arbitrary<List<Part>> parts() {
    return anyParts();
  }

  static Arbitrary<List<Part>> anyParts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 10),
            Arbitraries.integers().between(1, 30),
            Arbitraries.of(0, 100, 1000),
            Arbitraries.of(true, false))
        .as(Part::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(6);
  }

  private static final long LIMIT_PAGES = 24 * MIB / 4096;

  private static Worlds.Draft draft(List<Part> parts) {
    return draft(parts, 1);
  }

  private static Worlds.Draft draft(List<Part> parts, int threads) {
    Worlds.Draft draft =
        new Worlds.Draft()
            .seconds(SECONDS)
            .threads(threads)
            .swap(SwapKind.SSD, 16 * MIB, 0)
            .cgroup("/a", 24 * MIB, false);
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      draft.group("g" + i, part.limited() ? "/a" : "/", 0, 1, RESTARTED, part.behaviour());
    }
    return draft;
  }

  private static RunRecord run(Scenario scenario) {
    return Simulation.run(scenario, Worlds.KERNEL, 1);
  }

  /** Stopped at any times, looked at, and gone on with: the whole run. */
  @Property(tries = 40)
  void advance_stoppedAndContinued_isTheWholeRun(
      @ForAll("parts") List<Part> parts,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(max = SECONDS * 1000) Integer> stops) {
    Simulation stopped = new Simulation(draft(parts).scenario(), Worlds.KERNEL, 1);
    for (int stop : stops.stream().sorted().toList()) {
      stopped.advance(stop);
      stopped.record();
    }
    stopped.advance(SECONDS * 1000L);

    assertThat(stopped.record()).isEqualTo(run(draft(parts).scenario()));
  }

  /** Played again to any time: the state that the run had there. */
  @Property(tries = 40)
  void advance_replayedToATime_isTheStateOfThen(
      @ForAll("parts") List<Part> parts, @ForAll @IntRange(max = SECONDS * 1000) int stop) {
    Simulation first = new Simulation(draft(parts).scenario(), Worlds.KERNEL, 1);
    first.advance(stop / 2);
    first.advance(stop);
    Simulation again = new Simulation(draft(parts).scenario(), Worlds.KERNEL, 1);
    again.advance(stop);

    assertThat(again.record()).isEqualTo(first.record());
    assertThat(again.events()).isEqualTo(first.events());
    assertThat(again.runs()).isEqualTo(first.runs());
  }

  @Property(tries = 40)
  void run_unrelatedIdleMemcgs_changeNoVerdict(
      @ForAll("parts") List<Part> parts, @ForAll @IntRange(min = 1, max = 20) int idle) {
    Worlds.Draft beside = draft(parts);
    for (int i = 0; i < idle; i++) {
      beside.cgroup("/idle" + i, MIB, i % 2 == 0);
    }

    assertSameFates(run(beside.scenario()), run(draft(parts).scenario()));
  }

  private static void assertSameFates(RunRecord one, RunRecord other) {
    assertThat(one.kills()).isEqualTo(other.kills());
    assertThat(one.processes()).isEqualTo(other.processes());
  }

  @Property(tries = 40)
  void samples_any_addUpAndAreNotNegative(@ForAll("parts") List<Part> parts) {
    RunRecord record = run(draft(parts).scenario());

    record.samples().forEach(sample -> assertAddsUp(sample, record.ramPages()));
  }

  static void assertAddsUp(Sample sample, long ramPages) {
    List<Long> kinds =
        List.of(
            sample.freePages(),
            sample.anonPages(),
            sample.filePages(),
            sample.shmemPages(),
            sample.unevictablePages(),
            sample.slabPages(),
            sample.pageTablePages(),
            sample.stackPages(),
            sample.zramPages());
    assertThat(kinds).allSatisfy(pages -> assertThat(pages).isNotNegative());
    assertThat(kinds.stream().mapToLong(Long::longValue).sum()).isEqualTo(ramPages);
    assertThat(sample.swapUsedPages()).isBetween(0L, sample.swapTotalPages());
  }

  /**
   * No charge goes beyond {@code memory.max}, stacks and page tables included. A kernel lets a
   * memcg be over only where its limit was lowered or, up to 5.14, where nobody can be killed.
   */
  @Property(tries = 40)
  void memcgs_any_stayWithinTheirLimits(
      @ForAll("parts") List<Part> parts, @ForAll @IntRange(min = 1, max = 900) int threads) {
    assertWithinLimit(run(draft(parts, threads).scenario()), LIMIT_PAGES);
  }

  private static void assertWithinLimit(RunRecord record, long limitPages) {
    assertThat(record.memcgs())
        .allSatisfy(memcg -> assertThat(memcg.peakPages()).isLessThanOrEqualTo(limitPages));
    assertThat(record.samples().stream().flatMap(sample -> sample.memcgs().stream()))
        .allSatisfy(memcg -> assertThat(memcg.usagePages()).isLessThanOrEqualTo(limitPages));
  }

  /** When everybody has left, what was free at first is free again: no page twice, none lost. */
  @Property(tries = 40)
  void memory_everybodyGone_isAsFreeAsAtFirst(@ForAll("parts") List<Part> parts) {
    Worlds.Draft draft = new Worlds.Draft().seconds(SECONDS).swap(SwapKind.SSD, 16 * MIB, 0);
    draft.cgroup("/a", 40 * MIB, false);
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Behaviour holds = Worlds.steady(PageKind.ANON, part.mib() * MIB / 2, part.touchedPerMille());
      Behaviour job = new Behaviour.BatchJob(0, 10L * part.mib(), 1, 0);
      draft.group("g" + i, part.limited() ? "/a" : "/", 0, holds, job);
    }
    RunRecord record = run(draft.scenario());
    Sample first = emptyMachine();
    Sample last = record.samples().getLast();

    assertThat(last.processes()).isZero();
    assertThat(last.freePages() + last.slabPages())
        .isEqualTo(first.freePages() + first.slabPages());
    assertThat(last.swapUsedPages()).isZero();
    assertThat(last.memcgs()).allSatisfy(memcg -> assertThat(memcg.swapPages()).isZero());
  }

  private static Sample emptyMachine() {
    return run(new Worlds.Draft().seconds(SECONDS).scenario()).samples().getFirst();
  }

  /** What a process has computed it keeps, and loses at most what it had when it dies. */
  @Property(tries = 40)
  void processes_any_loseNoProgress(
      @ForAll("parts") List<Part> parts, @ForAll @IntRange(max = SECONDS * 1000) int stop) {
    Simulation simulation = new Simulation(draft(parts).scenario(), Worlds.KERNEL, 1);
    simulation.advance(stop);
    RunRecord early = simulation.record();
    simulation.advance(SECONDS * 1000L);

    assertKeepsProgress(early.processes(), simulation.record().processes());
  }

  private static void assertKeepsProgress(List<ProcessOutcome> early, List<ProcessOutcome> late) {
    Map<TaskId, ProcessOutcome> later = new HashMap<>();
    late.forEach(process -> later.put(process.task(), process));
    for (ProcessOutcome before : early) {
      assertThat(later).as("who is told of").containsKey(before.task());
      ProcessOutcome after = later.getOrDefault(before.task(), before);
      assertThat(after.cpuMicros()).isGreaterThanOrEqualTo(before.cpuMicros());
      assertThat(after.workUnits()).isGreaterThanOrEqualTo(before.workUnits());
      assertThat(after.stallMicros()).isGreaterThanOrEqualTo(before.stallMicros());
      assertThat(after.peakRssPages()).isGreaterThanOrEqualTo(before.peakRssPages());
      assertThat(after.cpuLostMicros()).isBetween(0L, after.cpuMicros());
      assertThat(after.cpuMicros() + after.stallMicros())
          .isLessThanOrEqualTo(after.endMicros() - after.startMicros() + 1);
    }
  }

  // The checks are shown to fail: each on a run with the defect that it is there for.

  private static final List<Part> BUSY =
      List.of(new Part(1, 24, 0, true), new Part(0, 20, 1000, false), new Part(6, 30, 0, false));

  @Example
  void mutant_pageCreditedTwice_isCaught() {
    RunRecord record = run(draft(BUSY).scenario());
    Sample last = record.samples().getLast();

    assertAddsUp(last, record.ramPages());
    assertCaught(() -> assertAddsUp(withFree(last, last.freePages() + 1), record.ramPages()));
    assertCaught(() -> assertAddsUp(withFree(last, -1), record.ramPages()));
  }

  @Example
  void mutant_chargeBeyondTheLimit_isCaught() {
    RunRecord record = run(draft(BUSY, 100).scenario());
    long peak = record.memcgs().getFirst().peakPages();

    assertWithinLimit(record, peak);
    assertCaught(() -> assertWithinLimit(record, peak - 1));
  }

  @Example
  void mutant_otherVictim_isCaught() {
    RunRecord record = run(draft(BUSY).scenario());
    List<Part> longer = new ArrayList<>(BUSY);
    longer.set(0, new Part(1, 25, 0, true));

    assertThat(record.kills()).isNotEmpty();
    assertCaught(() -> assertSameFates(run(draft(longer).scenario()), record));
  }

  @Example
  void mutant_progressLost_isCaught() {
    List<ProcessOutcome> processes = run(draft(BUSY).scenario()).processes();
    List<ProcessOutcome> none = processes.stream().map(SimulationProperties::withoutCpu).toList();

    assertThat(none).isNotEqualTo(processes);
    assertKeepsProgress(processes, processes);
    assertCaught(() -> assertKeepsProgress(processes, none));
    assertCaught(() -> assertKeepsProgress(processes, List.of()));
  }

  /** A run that is stopped a little too early is not the whole run: the comparison sees it. */
  @Example
  void mutant_lastMomentLost_isCaught() {
    Scenario scenario = draft(BUSY).scenario();
    Simulation stopped = new Simulation(scenario, Worlds.KERNEL, 1);
    stopped.advance(SECONDS * 1000L - 1);

    assertCaught(() -> assertThat(stopped.record()).isEqualTo(run(scenario)));
  }

  private static void assertCaught(ThrowingCallable check) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(check);
  }

  private static Sample withFree(Sample from, long freePages) {
    return new Sample(
        from.timeMicros(),
        freePages,
        from.anonPages(),
        from.filePages(),
        from.shmemPages(),
        from.unevictablePages(),
        from.slabPages(),
        from.pageTablePages(),
        from.stackPages(),
        from.zramPages(),
        from.dirtyPages(),
        from.swapUsedPages(),
        from.swapTotalPages(),
        from.processes(),
        from.pressure(),
        from.memcgs());
  }

  private static ProcessOutcome withoutCpu(ProcessOutcome from) {
    return new ProcessOutcome(
        from.task(),
        from.comm(),
        from.group(),
        from.memcg(),
        from.startMicros(),
        from.endMicros(),
        from.reason(),
        0,
        0,
        0,
        0,
        from.stallMicros(),
        from.peakRssPages());
  }
}
