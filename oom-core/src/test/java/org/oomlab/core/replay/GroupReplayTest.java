package org.oomlab.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.task;
import static org.oomlab.core.replay.Reports.exact;
import static org.oomlab.core.replay.Reports.killed;

import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskSnapshot;

/** Reports of a memcg killed as a whole. */
class GroupReplayTest {
  private static final MemcgPath BOX = new MemcgPath("/box");

  /** 10: 500 pages. 11: 300 pages and adj 500 of 1000 pages, 300 + 500 * 1 = 800. */
  private static final TaskSnapshot LARGE = task(10, 500, 0, 0);

  private static final TaskSnapshot OFFERED = task(11, 300, 0, 500);

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
  void judge_groupKillThatTakesMoreThanTheModel_disagrees() {
    Draft group =
        Reports.memcg("6.1", exact(1000), LARGE, OFFERED)
            .with(killed(11, 10, 99))
            .in(new KillMode(false, BOX));

    assertThat(Replay.judge(group.incident(), Reports.CLASSIC_GROUP).agreement())
        .isEqualTo(Agreement.DISAGREE);
  }
}
