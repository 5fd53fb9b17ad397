package org.oomlab.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.yaml.BadDocumentException;
import org.oomlab.core.yaml.ScenarioReader;

/**
 * A hundred seconds, a sample every ten. {@code job} (pid 1) with double weight dies at second 25
 * with 5 of its 20 CPU seconds not saved; it is critical and has made no promise. {@code culprit}
 * (pid 2) lives. All wait for the first second of each ten from second 20 to 40.
 */
class RunMetricsTest {
  private static final long SECOND = 1_000_000;
  private static final TaskId JOB = new TaskId(1, 0);
  private static final TaskId CULPRIT = new TaskId(2, 0);

  private final RunMetrics metrics = RunMetrics.of(scenario(), run(1));

  @Test
  void kill_ofTheCriticalWhileTheCulpritLives_isWrong() {
    assertThat(metrics.kills()).isEqualTo(1);
    assertThat(metrics.killedProcesses()).isEqualTo(1);
    assertThat(metrics.wrongKills()).isEqualTo(1);
  }

  /** Old releases choose who is leaving again: he dies once, and his memory comes back once. */
  @Test
  void kill_ofWhoIsLeaving_countsOnce() {
    RunMetrics again = RunMetrics.of(scenario(), run(3));

    assertThat(again.kills()).isEqualTo(1);
    assertThat(again.killedProcesses()).isEqualTo(1);
    assertThat(again.wrongKills()).isEqualTo(1);
    assertThat(again.freedPages()).isEqualTo(500);
  }

  /** From its start at second 0 up to its end at 100; the job's own life is another's. */
  @Test
  void culprit_lives_fromItsStartUntilItsEnd() {
    CulpritLives lives = new CulpritLives(new Roles(scenario()), run(1));

    assertThat(lives.anyAt(-1)).isFalse();
    assertThat(lives.anyAt(0)).isTrue();
    assertThat(lives.anyAt(100 * SECOND - 1)).isTrue();
    assertThat(lives.anyAt(100 * SECOND)).isFalse();
  }

  @Test
  void work_sinceTheCheckpoint_isLostByItsWeight() {
    assertThat(metrics.workLostMillis()).isEqualTo(2 * 5000);
  }

  /** 200 units in 20 CPU seconds, of which 15 are kept. */
  @Test
  void work_beforeTheCheckpoint_isKept() {
    assertThat(metrics.workUnits()).isEqualTo(150);
  }

  /** Down from second 25 to the end. */
  @Test
  void critical_withoutPromise_owesItsLife() {
    assertThat(metrics.objectiveLostMillis()).isEqualTo(75_000);
  }

  /** The interval from 40 to 50 is the first whole calm one after second 25. */
  @Test
  void recovery_lastsUntilTheEndOfTheFirstCalmSample() {
    assertThat(metrics.recoveryMillis()).isEqualTo(25_000);
    assertThat(metrics.unrecovered()).isFalse();
  }

  @Test
  void waiting_isTheSumOfThePressure() {
    assertThat(metrics.someStallMillis()).isEqualTo(2000);
    assertThat(metrics.fullStallMillis()).isEqualTo(2000);
    assertThat(metrics.timeLostMillis()).isEqualTo(10_000 + 75_000 + 2000);
  }

  /** 400 + 100 pages freed; from second 40 on, 300 more are free than before. */
  @Test
  void freed_andNeverNeeded_isOverkill() {
    assertThat(metrics.freedPages()).isEqualTo(500);
    assertThat(metrics.overkillPages()).isEqualTo(300);
  }

  /** The culprit's memcg does not count, and one alone is as fair as can be. */
  @Test
  void fairness_ofOneMemcg_isWhole() {
    assertThat(metrics.fairnessPerMille()).isEqualTo(1000);
  }

  /** (1000 + 500)^2 / (2 * (1000^2 + 500^2)) = 0.9; one of four: 1/4. */
  @Test
  void fairness_ofUnequalShares_isJainsIndex() {
    assertThat(Fairness.jain(1000, 500)).isEqualTo(900);
    assertThat(Fairness.jain(700, 0, 0, 0)).isEqualTo(250);
    assertThat(Fairness.jain(300, 300, 300)).isEqualTo(1000);
    assertThat(Fairness.jain()).isEqualTo(1000);
    assertThat(Fairness.jain(0, 0)).isEqualTo(1000);
  }

  @Test
  void share_ofLargeNumbers_doesNotOverflow() {
    assertThat(Share.of(7, 3, 10)).isEqualTo(2);
    assertThat(Share.of(1L << 50, 1L << 40, 1L << 41)).isEqualTo(1L << 49);
  }

  private static Scenario scenario() {
    String text =
        """
        schema: oom/scenario/1
        name: story
        duration: 100s
        machine: {kernel: "6.12", ram: 64MiB}
        cgroups: [{path: /a}, {path: /b}]
        processes:
          - name: job
            memcg: /a
            does: []
            importance: {critical: true, work_weight: 200%}
          - name: culprit
            memcg: /b
            does: []
            importance: {culprit: true}
        """;
    try {
      return ScenarioReader.read(text);
    } catch (BadDocumentException e) {
      throw new IllegalArgumentException(String.join("\n", e.lines("story")), e);
    }
  }

  private static RunRecord run(int timesKilled) {
    OomControl control =
        new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, 1000, TaskId.NOBODY);
    Verdict verdict = new Verdict.KillTask(JOB, Explanation.of(new Reason("test", "a test")));
    RunEvent kill =
        new RunEvent.Kill(
            25 * SECOND, control, verdict, JOB, "job", new MemcgPath("/a"), List.of(JOB), 400, 100);
    List<Sample> samples = new ArrayList<>();
    for (int second = 0; second <= 100; second += 10) {
      long waitedMicros = second <= 20 ? 0 : second == 30 ? SECOND : 2 * SECOND;
      long freePages = second <= 30 ? 100 : 400;
      samples.add(sample(second * SECOND, freePages, waitedMicros));
    }
    List<ProcessOutcome> processes =
        List.of(
            process(JOB, "job", "/a", 25, ExitReason.OOM_KILLED, 20, 200, 5),
            process(CULPRIT, "culprit", "/b", 100, ExitReason.ALIVE, 0, 0, 0));
    return new RunRecord(
        KernelRelease.of(6, 12),
        1,
        4096,
        1000,
        100 * SECOND,
        Collections.nCopies(timesKilled, kill),
        0,
        samples,
        0,
        List.of(),
        processes,
        false);
  }

  private static ProcessOutcome process(
      TaskId task,
      String name,
      String memcg,
      long endSecond,
      ExitReason reason,
      long cpuSeconds,
      long units,
      long lostSeconds) {
    return new ProcessOutcome(
        task,
        name,
        name,
        new MemcgPath(memcg),
        0,
        endSecond * SECOND,
        reason,
        cpuSeconds * SECOND,
        units,
        cpuSeconds == 0 ? units : units * (cpuSeconds - lostSeconds) / cpuSeconds,
        lostSeconds * SECOND,
        0,
        0);
  }

  private static Sample sample(long timeMicros, long freePages, long waitedMicros) {
    PsiSample pressure = new PsiSample(0, 0, 0, 0, 0, 0, waitedMicros, waitedMicros);
    return new Sample(
        timeMicros, freePages, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, pressure, List.of());
  }
}
