package org.oomlab.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.asUser;
import static org.oomlab.core.Fixtures.task;
import static org.oomlab.core.replay.Reports.exact;
import static org.oomlab.core.replay.Reports.killed;
import static org.oomlab.core.replay.Reports.memcgTotals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;

class ReplayTest {
  private static final MemcgPath BOX = new MemcgPath("/box");

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

  /** With no swap 10 dies (500 against 300), with 1000 pages of it 11 does. */
  @Test
  void judge_totalOpenAndDecisive_isIndeterminateAndNamesTheFact() {
    Draft incident =
        Reports.memcg("6.1", memcgTotals(500, PageBounds.UNKNOWN), LARGE, OFFERED)
            .with(killed(10))
            .lacking(MissingFact.Kind.SWAP_TOTAL, "the report does not show the machine's swap");

    Judgement judgement = Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("machine's swap", "pid 10", "pid 11");
    assertThat(judgement.predicted()).isEqualTo(Prediction.UNKNOWN);
  }

  @Test
  void judge_totalOpenButIrrelevant_isDecided() {
    Draft incident =
        Reports.memcg("6.1", memcgTotals(500, PageBounds.UNKNOWN), LARGE, task(11, 300, 0, 0))
            .with(killed(10));

    assertThat(Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.AGREE);
  }

  /**
   * Up to 5.8 scores are clamped at 1. At 500 pages: 1000 against 500. At the largest total both
   * are clamped, and the later one wins the tie at either end only because it is the later one;
   * between, at 21000 pages, it is 1000 - 21 * 50 &lt; 1 against 500 - 21 * 1 = 479.
   */
  @Test
  void judge_clampedScoresThatCrossBetweenTheEnds_isIndeterminate() {
    TaskSnapshot slow = task(10, 500, 0, -1);
    TaskSnapshot steep = task(11, 1000, 0, -50);
    Draft incident =
        Reports.memcg("5.8", memcgTotals(500, PageBounds.UNKNOWN), slow, steep).with(killed(11));

    assertThat(Replay.judge(incident.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.INDETERMINATE);
  }

  @Test
  void judge_releaseOpenAndDecisive_isIndeterminate() {
    Draft tied =
        Reports.memcg("5.3", exact(1000), task(10, 500, 0, 0), task(11, 500, 0, 0))
            .with(killed(11))
            .between(KernelRelease.of(5, 1), KernelRelease.of(5, 3));

    Judgement judgement = Replay.judge(tied.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("rules of 5.1").contains("5.3");
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
    assertThat(judgement.reason()).contains("2.4.37").contains("2.6.0");
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
  void judge_groupKillOfTheDomain_predictsEveryMember() {
    Draft group =
        Reports.memcg("6.1", exact(1000), LARGE, OFFERED, task(12, 9, 0, -1000))
            .with(killed(11, 10))
            .in(new KillMode(false, BOX));

    Judgement judgement = Replay.judge(group.incident(), Reports.CLASSIC_GROUP);

    assertThat(judgement.agreement()).isEqualTo(Agreement.AGREE);
    assertThat(judgement.predicted().killedPids()).containsExactly(11, 10);
  }

  @Test
  void judge_groupKillWithoutALineForOne_agreesAndSaysSo() {
    Draft group =
        Reports.memcg("6.1", exact(1000), LARGE, OFFERED)
            .with(killed(11))
            .in(new KillMode(false, BOX));

    Judgement judgement = Replay.judge(group.incident(), Reports.CLASSIC_GROUP);

    assertThat(judgement.agreement()).isEqualTo(Agreement.AGREE);
    assertThat(judgement.reason()).contains("no kill line for 1");
  }

  @Test
  void judge_groupKillOfAChild_leavesTheKilledOpen() {
    Draft group =
        Reports.memcg("6.1", exact(1000), LARGE, OFFERED)
            .with(killed(11, 10))
            .in(new KillMode(false, new MemcgPath("/box/child")));

    Judgement judgement = Replay.judge(group.incident(), Reports.CLASSIC_GROUP);

    assertThat(judgement.agreement()).isEqualTo(Agreement.AGREE);
    assertThat(judgement.predicted().killedKnown()).isFalse();
    assertThat(judgement.predicted().killedPids()).isEmpty();
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

  /** 3.10 takes 30 * 1 off root's points at 1000 pages: 520 - 30 against 500 of a user. */
  @Test
  void judge_rootsCapabilityDecides_isIndeterminateUpTo416() {
    TaskSnapshot root = task(10, 520, 0, 0);
    TaskSnapshot user = asUser(task(11, 500, 0, 0));
    Draft close = Reports.memcg("3.10.0", exact(1000), root, user).with(killed(11));

    Judgement judgement = Replay.judge(close.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("CAP_SYS_ADMIN", "pid 10", "pid 11");
  }

  @Test
  void judge_rootsCapabilityWithoutWeight_isDecided() {
    Draft clear =
        Reports.memcg("4.16.13", exact(1000), task(10, 600, 0, 0), asUser(task(11, 500, 0, 0)))
            .with(killed(10));

    assertThat(Replay.judge(clear.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.AGREE);
  }

  @Test
  void judge_groupKillThatTakesMoreThanTheModel_disagrees() {
    Draft group =
        Reports.memcg("6.1", exact(1000), LARGE, OFFERED)
            .with(killed(11, 10, 99))
            .in(new KillMode(false, BOX));

    assertThat(Replay.judge(group.incident(), Reports.CLASSIC_GROUP).agreement())
        .isEqualTo(Agreement.DISAGREE);
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

  /** The later of two equal rows wins from 5.3, unless it is the earlier one's vfork child. */
  @Test
  void judge_twinOfTheVictim_isIndeterminate() {
    Draft twins =
        Reports.memcg("6.1", exact(1000), task(10, 500, 0, 0), task(11, 500, 0, 0))
            .with(killed(10));

    Judgement judgement = Replay.judge(twins.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("vfork");
  }

  /** Equal scores of unequal rows: 500 against 499 and a page of tables. */
  @Test
  void judge_otherOfATie_disagreesFrom53AndIsOpenBefore() {
    TaskSnapshot first = task(10, 500, 0, 0);
    TaskSnapshot second = task(11, 499, 4096, 0);
    Draft from53 = Reports.memcg("6.1", exact(1000), first, second).with(killed(10));
    Draft before = Reports.memcg("5.2", exact(1000), first, second).with(killed(11));

    assertThat(Replay.judge(from53.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.DISAGREE);
    assertThat(Replay.judge(before.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.INDETERMINATE);
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

  /** Swap was inferred to be none: 500 against 300; with 1000 pages of it 500 against 800. */
  @Test
  void judge_disagreementThatAnotherSwapUndoes_isIndeterminate() {
    Draft inferred =
        Reports.memcg("6.1", exact(500), LARGE, OFFERED)
            .with(killed(11))
            .lacking(MissingFact.Kind.SWAP_TOTAL, "swap is taken to be none");
    Draft sure =
        Reports.memcg("6.1", exact(500), LARGE, task(11, 300, 0, 0))
            .with(killed(11))
            .lacking(MissingFact.Kind.SWAP_TOTAL, "swap is taken to be none");

    assertThat(Replay.judge(inferred.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.INDETERMINATE);
    assertThat(Replay.judge(inferred.incident(), Reports.HIGHEST_BADNESS).reason())
        .contains("(pid 10)", "(pid 11)");
    assertThat(Replay.judge(sure.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.DISAGREE);
  }

  /** 12 has 11's figures and 500 thousandths more: 800 against 500, unless it waits in vfork. */
  @Test
  void judge_childInVforkPassedOver_isIndeterminateAndNamesBoth() {
    Draft twins =
        Reports.memcg("6.12", exact(1000), LARGE, task(11, 300, 0, 0), task(12, 300, 0, 500))
            .with(killed(10));
    Draft strangers =
        Reports.memcg("6.12", exact(1000), LARGE, task(11, 301, 0, 0), task(12, 300, 0, 500))
            .with(killed(10));

    Judgement judgement = Replay.judge(twins.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("vfork", "12 of 11", "pid 10");
    assertThat(Replay.judge(strangers.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.DISAGREE);
  }

  /** A third row with the same figures can be the parent of both, but not all three can wait. */
  @Test
  void judge_lastOfEqualRows_isNotPassedOver() {
    Draft all =
        Reports.memcg(
                "6.12", exact(1000), task(11, 300, 0, 9), task(12, 300, 0, 5), task(13, 9, 0, 0))
            .with(killed(13));

    assertThat(Replay.judge(all.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.DISAGREE);
  }

  /**
   * 1000 of memory and 1000 of swap: 11 has 300 + 500 thousandths, 800 or 1300, against 900. At
   * swappiness 0 the swap does not count. A trial on 6.12 showed it.
   */
  @Test
  void judge_swapThatMayNotCount_isIndeterminateAndNamesSwappiness() {
    IncidentTotals both = memcgTotals(1000, PageBounds.exactly(1000));
    TaskSnapshot largest = task(10, 900, 0, 0);
    Draft noneSwapped = Reports.memcg("6.12", both, largest, OFFERED).with(killed(10));
    Draft swapped =
        Reports.memcg("6.12", both, largest, OFFERED, task(12, 1, 0, 0).withMemory(1, 0))
            .with(killed(10));

    Judgement judgement = Replay.judge(noneSwapped.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("swappiness", "pid 10", "pid 11");
    assertThat(Replay.judge(swapped.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.DISAGREE);
  }

  /** Two logs joined: 11 was killed in the first, and another 11 in the second. */
  @Test
  void judge_victimKilledBefore_isIndeterminateAndSaysSo() {
    TaskSnapshot again = OFFERED.withFlags(TaskFlags.of(TaskFlag.OOM_VICTIM, TaskFlag.MM_OOM_SKIP));
    Draft joined = Reports.memcg("6.12", exact(1000), LARGE, again).with(killed(11));
    Draft other =
        Reports.memcg("6.12", exact(1000), LARGE, again, task(12, 9, 0, 0)).with(killed(12));

    Judgement judgement = Replay.judge(joined.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("pid 11", "before this one", "pid 10");
    assertThat(Replay.judge(other.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.DISAGREE);
  }
}
