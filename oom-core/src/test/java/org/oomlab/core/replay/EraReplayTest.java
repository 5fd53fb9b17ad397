package org.oomlab.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.replay.Reports.exact;
import static org.oomlab.core.replay.Reports.killed;

import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Proc;

/** What old reports hide is read against the choice: decided is only what stands all the same. */
class EraReplayTest {
  private static final TaskSnapshot HOG = Proc.of(10).totalVm(900).rss(900).task();

  @Test
  void judge_heuristicOfSeveral_isIndeterminateAndNamesWhatIsHidden() {
    Draft old =
        Reports.memcg("2.6.32", exact(1000), HOG, Proc.of(11).totalVm(5).task()).with(killed(10));

    Judgement judgement = Replay.judge(old.incident(), Reports.HIGHEST_BADNESS);

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).contains("CPU time").contains("task10").contains("task11");
    assertThat(judgement.candidates()).isEmpty();
  }

  @Test
  void judge_heuristicOfOneThatIsNotProtected_agrees() {
    Draft old =
        Reports.memcg("2.6.32", exact(1000), HOG, Proc.of(11).totalVm(5000).oomAdj(-17).task())
            .with(killed(10));

    assertThat(Replay.judge(old.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.AGREE);
  }

  /** The table of 3.4 lacks swap and page tables; 20 pages of address space cannot hide much. */
  @Test
  void judge_hiddenSwap_decidesWhatItCannotTurn() {
    TaskSnapshot small = Proc.of(11).totalVm(20).rss(10).task();
    TaskSnapshot large = Proc.of(11).totalVm(2000).rss(10).task();

    assertThat(Replay.judge(hidingSwap(small).incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.AGREE);
    Judgement open = Replay.judge(hidingSwap(large).incident(), Reports.HIGHEST_BADNESS);
    assertThat(open.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(open.reason()).contains("in swap and in page tables");
  }

  private static Draft hidingSwap(TaskSnapshot other) {
    return Reports.memcg("3.4", exact(1000), HOG, other)
        .lacking(MissingFact.Kind.TASK_COLUMN, "no swap")
        .with(killed(10));
  }

  /** 900 and 899 of 1000 pages differ by one thousandth, which another total may round away. */
  @Test
  void judge_thousandthsAtAnOpenTotal_needAMargin() {
    TaskSnapshot close = Proc.of(11).rss(899).task();
    TaskSnapshot far = Proc.of(11).rss(500).task();
    IncidentTotals open = Reports.memcgTotals(1000, new PageBounds(0, 1));

    assertThat(
            Replay.judge(
                    Reports.memcg("3.4", open, far, HOG).with(killed(10)).incident(),
                    Reports.HIGHEST_BADNESS)
                .agreement())
        .isEqualTo(Agreement.AGREE);
    assertThat(
            Replay.judge(
                    Reports.memcg("3.4", open, close, HOG).with(killed(10)).incident(),
                    Reports.HIGHEST_BADNESS)
                .agreement())
        .isEqualTo(Agreement.INDETERMINATE);
  }

  /** Before 4.6 nothing marks reaped memory: who still stands in the table can be chosen again. */
  @Test
  void judge_earlierVictimInTheTable_isACandidateUpTo45() {
    TaskSnapshot again =
        Proc.of(10).rss(900).flags(TaskFlag.OOM_VICTIM, TaskFlag.MM_OOM_SKIP).task();
    TaskSnapshot other = Proc.of(11).rss(500).task();

    assertThat(judge("4.5", again, other).predicted().victimPid()).isEqualTo(10);
    assertThat(judge("4.6", again, other).predicted().victimPid()).isEqualTo(11);
  }

  /** Each knob is what the kernel makes of the other: -1000 reads -17, and -17 writes -1000. */
  @Test
  void judge_byTheRulesOfAnotherEra_translatesTheKnob() {
    Draft recent =
        Reports.memcg("6.12", exact(1000), HOG, Proc.of(11).rss(950).adj(-1000).task())
            .with(killed(10));
    Draft old =
        Reports.memcg("2.6.32", exact(1000), HOG, Proc.of(11).rss(950).oomAdj(-17).task())
            .with(killed(10));

    assertThat(judge(recent, "2.6.32").predicted().victimPid()).isEqualTo(10);
    assertThat(judge(old, "6.12").predicted().victimPid()).isEqualTo(10);
  }

  private static Judgement judge(String release, TaskSnapshot... tasks) {
    return Replay.judge(
        Reports.memcg(release, exact(1000), tasks).with(killed(10)).incident(),
        Reports.HIGHEST_BADNESS);
  }

  private static Judgement judge(Draft draft, String release) {
    return Replay.judge(draft.incident(), Reports.HIGHEST_BADNESS, KernelRelease.parse(release));
  }
}
