package org.oomlab.api.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

class ExplanationTest {
  private static final Reason REASON = new Reason("largest", "it is the largest");

  /** Pids 1 to 4 of 5, 9, 9 and 7 pages; pid 4 is exempt. */
  private static final List<TaskSnapshot> TASKS =
      List.of(task(1, 5), task(2, 9), task(3, 9), task(4, 7));

  @Test
  void ranking_lastOfEqualsWins_laterOneFirst() {
    assertThat(pids(ranked(TieBreak.LAST).ranking())).containsExactly(3, 2, 1);
    assertThat(pids(ranked(TieBreak.FIRST).ranking())).containsExactly(2, 3, 1);
    assertThat(pids(ranked(TieBreak.LAST).candidates())).containsExactly(1, 2, 3, 4);
  }

  @Test
  void tieSet_equals_areAllInItInWalkOrder() {
    assertThat(ranked(TieBreak.LAST).tieSet()).containsExactly(TaskId.ofPid(2), TaskId.ofPid(3));
  }

  @Test
  void tieSet_unscored_isTheVictimAlone() {
    Explanation explanation =
        Explanation.unscored(
            REASON, () -> Ranking.withFirst(TaskId.ofPid(1), ranked(TieBreak.LAST).candidates()));

    assertThat(explanation.tieSet()).containsExactly(TaskId.ofPid(1));
    assertThat(pids(explanation.ranking())).containsExactly(1, 3, 2);
  }

  @Test
  void withFirst_ineligibleVictim_isRankedAllTheSame() {
    Explanation explanation =
        Explanation.unscored(
            REASON, () -> Ranking.withFirst(TaskId.ofPid(4), ranked(TieBreak.LAST).candidates()));

    assertThat(pids(explanation.ranking())).containsExactly(4, 3, 2, 1);
  }

  @Test
  void tieSet_priorityDiffers_isNoTie() {
    Explanation explanation =
        Explanation.of(
            REASON,
            () -> Ranking.rank(TASKS, ExplanationTest::badness, TaskSnapshot::pid, TieBreak.LAST));

    assertThat(explanation.tieSet()).containsExactly(TaskId.ofPid(3));
  }

  @Test
  void tieSet_nobodyEligible_isEmpty() {
    assertThat(Explanation.of(REASON).tieSet()).isEmpty();
  }

  @Test
  void killMemcg_root_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Verdict.KillMemcg(MemcgPath.ROOT, TaskId.ofPid(1), Explanation.of(REASON)));
  }

  @Test
  void oomControl_domainWithoutMemcgConstraint_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new OomControl(OomConstraint.NONE, new MemcgPath("/a"), 0, 0, 1, TaskId.NOBODY));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, 0, TaskId.NOBODY));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, -2, 1, TaskId.NOBODY));
  }

  private static Explanation ranked(TieBreak ties) {
    return Explanation.of(
        REASON, () -> Ranking.rank(TASKS, ExplanationTest::badness, task -> 0, ties));
  }

  private static Badness badness(TaskSnapshot task) {
    return Set.of(4).contains(task.pid())
        ? new Badness.Ineligible(IneligibilityReason.POLICY)
        : new Badness.Points(task.rssPages(), List.of());
  }

  private static List<Integer> pids(List<Candidate> candidates) {
    return candidates.stream().map(candidate -> candidate.task().pid()).toList();
  }

  private static TaskSnapshot task(int pid, long rssPages) {
    return new TaskSnapshot(
        TaskId.ofPid(pid),
        pid,
        0,
        "t" + pid,
        rssPages,
        rssPages,
        RssSplit.UNKNOWN,
        0,
        0,
        0,
        0,
        0,
        TaskFlags.NONE,
        MemcgPath.ROOT,
        TaskSnapshot.MM_NOT_SHARED,
        Lineage.UNKNOWN);
  }
}
