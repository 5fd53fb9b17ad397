package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Decision lines that are all a log has of a report. */
class LoneDecisionTest {
  private static final String SUMMARY =
      "oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,"
          + "oom_memcg=/g,task_memcg=/g/h,task=c,pid=13,uid=0\n";

  private static String decision(int pid) {
    return "Out of memory: Kill process " + pid + " (c) score 5 or sacrifice child\n";
  }

  private static String kill(int pid) {
    return "Killed process " + pid + " (c) total-vm:8000kB, anon-rss:1kB, file-rss:0kB\n";
  }

  @Test
  void summary_alone_isAReportWithoutItsHead() {
    OomReport report = Logs.report(SUMMARY);

    assertThat(report.confinement().oomMemcg()).isEqualTo("/g");
    assertThat(report.confinement().pid()).isEqualTo(13);
    assertThat(report.killedPids()).isEmpty();
    assertThat(report.has(Defect.Kind.HEAD_MISSING)).isTrue();
    assertThat(report.has(Defect.Kind.KILL_LINE_MISSING)).isTrue();
  }

  @Test
  void decision_alone_isAReportWithoutItsHead() {
    OomReport report = Logs.report(decision(13));

    assertThat(report.decision().pid()).isEqualTo(13);
    assertThat(report.killedPids()).isEmpty();
    assertThat(report.has(Defect.Kind.HEAD_MISSING)).isTrue();
    assertThat(report.has(Defect.Kind.KILL_LINE_MISSING)).isTrue();
  }

  /** Three chosen; a kill line, even of a child, takes the decision before it only. */
  @Test
  void decisions_withoutKills_areEachTold() {
    List<KmsgEvent> events =
        Logs.events(decision(13) + decision(14) + decision(15) + kill(16) + decision(17));

    assertThat(events).extracting(KmsgEvent::line).containsExactly(1L, 2L, 4L, 5L);
    assertThat(events.get(2))
        .isInstanceOfSatisfying(
            UnreportedKill.class, kill -> assertThat(kill.decision().pid()).isEqualTo(15));
    assertThat(Logs.reports(decision(13) + decision(14) + decision(15) + kill(16) + decision(17)))
        .extracting(report -> report.decision().pid())
        .containsExactly(13, 14, 17);
  }

  /** As pasted twice: without a time or with the same, never with another. */
  @Test
  void decision_twiceAtOneMoment_isOne() {
    assertThat(Logs.events(decision(13) + decision(13) + kill(13))).hasSize(1);
    assertThat(Logs.events("[ 1.0] " + decision(13) + "[ 1.0] " + decision(13))).hasSize(1);
    assertThat(Logs.events("[ 1.0] " + decision(13) + "[ 2.0] " + decision(13))).hasSize(2);
  }

  @Test
  void decision_beforeAWholeReport_isNotTheReports() {
    String log =
        decision(13)
            + """
            a invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0
            [ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name
            [   14]     0    14     2000      500      10        0             0 c
            """
            + decision(14)
            + kill(14);

    assertThat(Logs.reports(log))
        .extracting(report -> report.decision().pid())
        .containsExactly(13, 14);
    assertThat(Logs.reports(log).getLast().killedPids()).containsExactly(14);
    assertThat(Logs.unreportedPids(log)).isEmpty();
  }
}
