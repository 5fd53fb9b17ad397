package org.oomlab.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.replay.Reports.exact;
import static org.oomlab.core.replay.Reports.killed;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.task.Lineage;
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

  /** At 1000 pages 900 thousandths against 500, at 1001 899 against 499. */
  @Test
  void judge_thousandthsThatFallAlike_areDecidedAtAnOpenTotal() {
    Draft open =
        Reports.memcg(
                "3.4",
                Reports.memcgTotals(1000, new PageBounds(0, 1)),
                Proc.of(11).rss(500).task(),
                HOG)
            .with(killed(10));

    assertThat(Replay.judge(open.incident(), Reports.HIGHEST_BADNESS).agreement())
        .isEqualTo(Agreement.AGREE);
  }

  /**
   * No score is above 1000. At 80 pages the first has 62 + 945 and the second 937 + 300, both cut
   * to 1000, and the first met wins the tie; at 400 it is 12 + 945 against 187 + 300. Between, at
   * 100, the first has 50 + 945 and the second still 1000.
   */
  @Test
  void judge_thousandthsThatCrossAboveAThousand_isIndeterminateBetweenEqualEnds() {
    TaskSnapshot offered = Proc.of(10).rss(5).adj(945).task();
    TaskSnapshot large = Proc.of(11).rss(75).adj(300).task();
    IncidentTotals least = Reports.memcgTotals(80, PageBounds.exactly(0));
    IncidentTotals between = Reports.memcgTotals(100, PageBounds.exactly(0));
    IncidentTotals most = Reports.memcgTotals(400, PageBounds.exactly(0));
    IncidentTotals open = Reports.memcgTotals(80, new PageBounds(0, 320));

    assertThat(victim("3.4", least, offered, large)).isEqualTo(10);
    assertThat(victim("3.4", between, offered, large)).isEqualTo(11);
    assertThat(victim("3.4", most, offered, large)).isEqualTo(10);
    assertThat(victim("3.4", open, offered, large)).isZero();
  }

  /**
   * A child dies for its parent, and the scores that decide are the parents'. Up to 5.8 they are at
   * least 1: 1000 - 50 a thousand pages and 500 - 1, so that the first falls below the second at
   * 11000 pages and both are 1 at a million.
   */
  @Test
  void judge_parentsThatCrossBetweenTheEnds_isIndeterminateThoughTheChildIsTheSame() {
    TaskSnapshot steep = Proc.of(10).rss(1000).adj(-50).task();
    TaskSnapshot slow = Proc.of(11).rss(500).adj(-1).task();
    TaskSnapshot child =
        Proc.of(12).rss(1).lineage(new Lineage.Known(10, 0, 0, 0, Set.of())).task();
    TaskSnapshot[] tasks = {steep, slow, child};

    assertThat(victim("4.4", Reports.memcgTotals(500, PageBounds.exactly(0)), tasks)).isEqualTo(12);
    assertThat(victim("4.4", Reports.memcgTotals(500, PageBounds.exactly(20_500)), tasks))
        .isEqualTo(11);
    assertThat(victim("4.4", Reports.memcgTotals(500, PageBounds.exactly(1_000_000)), tasks))
        .isEqualTo(12);
    assertThat(victim("4.4", Reports.memcgTotals(500, new PageBounds(0, 1_000_000)), tasks))
        .isZero();
  }

  /** 3000000 pages overflow the 32 bits of 2.6.39, and score 1, then 1000, then 1 again. */
  @Test
  void judge_scoreThatOverflows_isDecidedAtAnExactTotalAlone() {
    TaskSnapshot huge = Proc.of(10).rss(3_000_000).task();
    TaskSnapshot other = Proc.of(11).rss(1_000_000).task();
    IncidentTotals least = Reports.memcgTotals(4_000_000, PageBounds.exactly(0));
    IncidentTotals between = Reports.memcgTotals(4_000_000, PageBounds.exactly(2000));
    IncidentTotals most = Reports.memcgTotals(4_000_000, PageBounds.exactly(4000));
    IncidentTotals open = Reports.memcgTotals(4_000_000, new PageBounds(0, 4000));

    assertThat(victim("2.6.39", least, huge, other)).isEqualTo(11);
    assertThat(victim("2.6.39", between, huge, other)).isEqualTo(10);
    assertThat(victim("2.6.39", most, huge, other)).isEqualTo(11);
    assertThat(
            Replay.judge(
                    Reports.memcg("2.6.39", open, huge, other).incident(), Reports.LARGEST_CHILD)
                .reason())
        .contains("overflow");
    assertThat(victim("3.2", open, huge, other)).isEqualTo(10);
  }

  private static int victim(String release, IncidentTotals totals, TaskSnapshot... tasks) {
    return Replay.judge(Reports.memcg(release, totals, tasks).incident(), Reports.LARGEST_CHILD)
        .predicted()
        .victimPid();
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
