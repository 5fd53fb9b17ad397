package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Logs that were shipped twice, kills that stand alone, and processes without a name. */
class ShippedLogTest {
  private static final String KILL = "Out of memory: Killed process 9 (x) total-vm:4kB\n";

  @Test
  void report_everyLineTwice_isOneReport() {
    String log = SampleReport.with(line -> "[  812.345678] " + line + "\n[  812.345678] " + line);
    OomReport report = Logs.report(log);

    assertThat(report.defects()).isEmpty();
    assertThat(report.kills()).hasSize(1);
    assertThat(report.reaped()).hasSize(1);
    assertThat(report.memcg()).isEqualTo(Logs.report(SampleReport.stamped()).memcg());
  }

  @Test
  void kill_twiceAtOneMoment_isOneKill() {
    assertThat(Logs.unreportedPids("[ 1.000000] " + KILL + "[ 1.000000] " + KILL))
        .containsExactly(9);
  }

  @Test
  void kill_againLater_isAnotherKill() {
    assertThat(Logs.unreportedPids("[ 1.000000] " + KILL + "[ 2.000000] " + KILL))
        .containsExactly(9, 9);
  }

  @Test
  void decision_alone_isNoKill_becauseAChildMayHaveDiedInstead() {
    String log = "Out of memory: Kill process 11 (a) score 3 or sacrifice child\nusb 1-1\n";

    assertThat(Logs.unreportedPids(log)).isEmpty();
    assertThat(Logs.report(log).killedPids()).isEmpty();
    assertThat(Logs.report(log).decision().pid()).isEqualTo(11);
  }

  @Test
  void decision_ofTheOldestForm_isAKill() {
    assertThat(Logs.unreportedPids("Out of Memory: Killed process 11 (a).\n")).containsExactly(11);
  }

  @Test
  void sharer_ofAKillWithoutReport_isAKillToo() {
    String log =
        """
        Out of memory: Kill process 11 (a) score 3 or sacrifice child
        Killed process 11 (a) total-vm:8000kB, anon-rss:1kB, file-rss:0kB
        Kill process 12 (a) sharing same memory
        """;

    assertThat(Logs.unreportedPids(log)).containsExactly(11, 12);
  }

  @Test
  void name_ofNoCharacters_isRead() {
    OomReport report = Logs.report(SampleReport.plain().replace("indexer", ""));

    assertThat(report.invocation().comm()).isEmpty();
    assertThat(report.table().rows()).extracting(TaskRow::comm).containsExactly("web srv (a)", "");
    assertThat(report.kills()).extracting(KillLine::comm).containsExactly("");
    assertThat(report.defects()).isEmpty();
  }

  @Test
  void name_ofNoCharactersWhereEndsAreTrimmed_isReadIfTheNumbersAreWhole() {
    String log = SampleReport.plain().replace("250 indexer\n", "250\n");

    assertThat(Logs.report(log).table().rows())
        .extracting(TaskRow::comm)
        .containsExactly("web srv (a)", "");
    assertThat(Logs.report(log.replace("250\n", "25\n")).has(Defect.Kind.ROW_GARBLED)).isTrue();
  }
}
