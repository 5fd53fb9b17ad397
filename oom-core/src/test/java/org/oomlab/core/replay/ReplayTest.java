package org.oomlab.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.task;
import static org.oomlab.core.replay.Reports.exact;
import static org.oomlab.core.replay.Reports.killed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;

class ReplayTest {
  /** 10: 500 pages. 11: 300 pages and adj 500 of 1000 pages, 300 + 500 * 1 = 800. */
  private static final TaskSnapshot LARGE = task(10, 500, 0, 0);

  private static final TaskSnapshot OFFERED = task(11, 300, 0, 500);

  @Test
  void judge_sameVictim_agrees() {
    Draft incident = Reports.memcg("6.1", exact(1000), LARGE, OFFERED).with(killed(11));

    Judgement judgement = Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.AGREE);
    assertThat(judgement.predicted().victimPid()).isEqualTo(11);
    assertThat(judgement.predicted().killedPids()).containsExactly(11);
    assertThat(judgement.totalPages()).isEqualTo(PageBounds.exactly(1000));
  }

  @Test
  void judge_otherVictim_disagreesAndNamesBoth() {
    Draft incident = Reports.memcg("6.1", exact(1000), LARGE, OFFERED).with(killed(10));

    Judgement judgement = Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.DISAGREE);
    assertThat(judgement.reason()).contains("pid 10", "rank 2", "500 points", "pid 11", "800");
  }

  @Test
  void judge_tiesOfTheRelease_agreeAndSaySo() {
    Draft tied =
        Reports.memcg("6.1", exact(1000), task(10, 500, 0, 0), task(11, 500, 0, 0))
            .with(killed(11));

    Judgement judgement = Replay.judge(tied.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.AGREE);
    assertThat(judgement.reason()).contains("2 processes tied");
  }

  @Test
  void judge_olderKernel_isIndeterminateAndNamesTheOldestRules() {
    Draft old = Reports.memcg("2.4.37", exact(1000), LARGE).with(killed(10));

    Judgement judgement = Replay.judge(old.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("2.4.37").contains("2.6.11");
  }

  @Test
  void judge_byAnotherRelease_usesItsRules() {
    Draft old = Reports.memcg("3.10.0", exact(1000), LARGE, OFFERED).with(killed(11));

    assertThat(
            Replay.judge(old.incident(), Reports.HIGHEST_BADNESS, KernelRelease.of(6, 1))
                .agreement())
        .isEqualTo(Agreement.AGREE);
  }

  @Test
  void judge_childSacrificed_isIndeterminateUpTo50() {
    ActualOutcome child =
        new ActualOutcome(Outcome.KILLED, 10, "task10", MemcgPath.UNKNOWN, List.of(10), 11);
    Draft incident = Reports.memcg("4.19", exact(1000), LARGE, OFFERED).with(child);

    Judgement judgement = Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("whose child");
  }

  @Test
  void judge_victimOutsideADamagedTable_isIndeterminate() {
    Draft incident =
        Reports.memcg("6.1", exact(1000), LARGE)
            .with(killed(99))
            .lacking(MissingFact.Kind.TASK_ROWS, "the task table has a gap after row 1");

    Judgement judgement = Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("gap after row 1");
  }

  @Test
  void judge_highestOfADamagedTable_isIndeterminate() {
    Draft incident =
        Reports.memcg("4.3", exact(1000), LARGE)
            .with(killed(LARGE.pid(), 99))
            .lacking(MissingFact.Kind.TASK_ROWS, "the task table has a gap after row 1");

    Judgement judgement = Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.predicted().killedKnown()).isFalse();
    assertThat(judgement.reason()).contains("gap after row 1", "of the one process shown");
  }

  /** Up to 4.5 a row that outranks the kernel's victim does so whatever was lost. */
  @Test
  void judge_higherRowInADamagedTable_disagreesWhereVforkExemptsNobody() {
    assertThat(higherRowInADamagedTable("4.3").agreement()).isEqualTo(Agreement.DISAGREE);

    Judgement later = higherRowInADamagedTable("6.1");

    assertThat(later.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(later.reason()).contains("gap after row 1", "may be in vfork");
  }

  private static Judgement higherRowInADamagedTable(String release) {
    Draft incident =
        Reports.memcg(release, exact(1000), LARGE, task(12, 100, 0, 0))
            .with(killed(12))
            .lacking(MissingFact.Kind.TASK_ROWS, "the task table has a gap after row 1");
    return Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS);
  }

  @Test
  void judge_victimOutsideAWholeTable_disagrees() {
    Draft incident = Reports.memcg("6.1", exact(1000), LARGE).with(killed(99));

    assertThat(Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.DISAGREE);
  }

  @Test
  void judge_noTable_isIndeterminateWithItsDetail() {
    Draft incident =
        Reports.memcg("6.1", exact(1000))
            .with(killed(10))
            .lacking(MissingFact.Kind.TASK_TABLE, "the log has no task table");

    Judgement judgement = Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).isEqualTo("the log has no task table");
  }

  @Test
  void judge_noKillLine_isIndeterminateButStillPredicts() {
    Draft incident = Reports.memcg("6.1", exact(1000), LARGE).with(ActualOutcome.UNKNOWN);

    Judgement judgement = Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.predicted().victimPid()).isEqualTo(10);
  }

  @Test
  void judge_nobodyKillable_agreesWithAKernelThatFoundNobody() {
    ActualOutcome nobody =
        new ActualOutcome(Outcome.NO_KILLABLE, 0, "", MemcgPath.UNKNOWN, List.of(), 0);
    Draft exempt = Reports.memcg("6.1", exact(1000), task(10, 5, 0, -1000)).with(nobody);
    Draft killable = Reports.memcg("6.1", exact(1000), LARGE).with(nobody);

    assertThat(Replay.judge(exempt.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.AGREE);
    assertThat(Replay.judge(killable.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.DISAGREE);
  }

  @Test
  void judge_allocatingTaskOfUnknownProcess_isIndeterminate() {
    Draft incident =
        Reports.memcg("6.1", exact(1000), LARGE, OFFERED)
            .with(killed(10))
            .in(new KillMode(true, MemcgPath.UNKNOWN));

    Judgement judgement = Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("allocating task");
  }

  @Test
  void judge_panicThatPanicOnOomAskedFor_agrees() {
    ActualOutcome panic = new ActualOutcome(Outcome.PANIC, 0, "", MemcgPath.UNKNOWN, List.of(), 0);
    Draft compulsory = Reports.memcg("6.1", exact(1000), LARGE).with(panic);

    assertThat(
            Replay.judge(
                    compulsory.in(new KillMode(false, MemcgPath.UNKNOWN, 2)).incident(),
                    Reports.PANIC_OR_WALK)
                .agreement())
        .isEqualTo(Agreement.AGREE);
    assertThat(Replay.judge(compulsory.incident(), Reports.PANIC_OR_WALK).agreement())
        .isEqualTo(Agreement.DISAGREE);
  }

  @Test
  void judge_tableThatEndsEarly_predictsNobody() {
    Draft cut =
        Reports.memcg("6.1", exact(1000), LARGE)
            .with(ActualOutcome.UNKNOWN)
            .lacking(MissingFact.Kind.TASK_ROWS, "the report ends within the task table");

    Judgement judgement = Replay.judge(cut.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.predicted()).isEqualTo(Prediction.UNKNOWN);
  }

  @Test
  void judge_linesOfAnotherReportWithin_isNeverADisagreement() {
    Draft mixed =
        Reports.memcg("6.1", exact(1000), LARGE, OFFERED)
            .with(killed(10))
            .lacking(MissingFact.Kind.INTERLEAVED, "it begins within another report");

    Judgement judgement = Replay.judge(mixed.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("within another report", "pid 10");
  }

  /** Where nobody is killable a memcg's OOM goes on: a panic is not what the model says. */
  @Test
  void judge_nobodyKillableWhereTheKernelPanicked_disagrees() {
    ActualOutcome panic = new ActualOutcome(Outcome.PANIC, 0, "", MemcgPath.UNKNOWN, List.of(), 0);
    Draft exempt = Reports.memcg("6.1", exact(1000), task(10, 5, 0, -1000)).with(panic);

    Judgement judgement = Replay.judge(exempt.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.predicted().outcome()).isEqualTo(Outcome.NO_KILLABLE);
    assertThat(judgement.agreement()).isEqualTo(Agreement.DISAGREE);
    assertThat(judgement.reason())
        .isEqualTo("the kernel panicked, the model finds nobody killable and goes on");
  }

  /** No row that was lost could undo a choice that no score made. */
  @Test
  void judge_unscoredChoiceOfADamagedTable_agrees() {
    VictimPolicy byRule =
        request ->
            new Verdict.KillTask(
                LARGE.id(), KernelEntry.unscored(request, LARGE, "rule", "it was named"));
    Draft incident =
        Reports.memcg("6.1", exact(1000), LARGE, OFFERED)
            .with(killed(LARGE.pid()))
            .lacking(MissingFact.Kind.TASK_ROWS, "the task table has a gap after row 1");

    assertThat(Replay.judge(incident.incident(), byRule).agreement()).isEqualTo(Agreement.AGREE);
    assertThat(Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isNotEqualTo(Agreement.AGREE);
  }

  /** By the rules of 6.1 the process chosen dies itself, whatever an older kernel did with it. */
  @Test
  void judge_childSacrificed_byARuleSetWithoutIt_disagrees() {
    ActualOutcome child =
        new ActualOutcome(Outcome.KILLED, 10, "task10", MemcgPath.UNKNOWN, List.of(10), 11);
    Draft incident = Reports.memcg("4.19", exact(1000), LARGE, OFFERED).with(child);

    assertThat(
            Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS, KernelRelease.of(6, 1))
                .agreement())
        .isEqualTo(Agreement.DISAGREE);
  }
}
