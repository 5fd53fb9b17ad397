package org.oomlab.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.oomlab.core.Fixtures.asUser;
import static org.oomlab.core.Fixtures.task;
import static org.oomlab.core.replay.Reports.exact;
import static org.oomlab.core.replay.Reports.killed;
import static org.oomlab.core.replay.Reports.memcgTotals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** What a report hides and what that leaves open. */
class HiddenFactsTest {
  /** 10: 500 pages. 11: 300 pages and adj 500 of 1000 pages, 300 + 500 * 1 = 800. */
  private static final TaskSnapshot LARGE = task(10, 500, 0, 0);

  private static final TaskSnapshot OFFERED = task(11, 300, 0, 500);

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

  /** As the allocating task where that is the mode; it was asked again and again. */
  @Test
  void judge_twinThatDiesAllTheSame_isAskedOnce() {
    Draft twins =
        Reports.memcg("6.12", exact(1000), LARGE, task(11, 300, 0, 0), task(12, 300, 0, 0))
            .with(killed(10));
    VictimPolicy stubborn =
        request ->
            new Verdict.KillTask(
                TaskId.ofPid(11), Explanation.of(new Reason("always", "it is always 11")));

    Judgement judgement =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> Replay.judge(twins.incident(), stubborn));

    assertThat(judgement.agreement()).isEqualTo(Agreement.DISAGREE);
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
