package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every table layout from 2.6.29 to 6.18. */
class LayoutTest {
  private static TaskRow row(String title, String row) {
    OomReport report = Logs.report(title + "\n" + row + "\n");
    assertThat(report.table().rows()).hasSize(1);
    return report.table().rows().getFirst();
  }

  @Test
  void row_2_6_29_hasOomAdj() {
    TaskRow row =
        row(
            "[ pid ]   uid  tgid total_vm      rss cpu oom_adj name",
            "[ 1234]     0  1234    26000     1200   1     -17 sshd");

    assertThat(row)
        .isEqualTo(new TaskRow(2, 1234, 0, 1234, 26000, 1200, 0, 0, 0, 0, 0, 0, 0, -17, 0, "sshd"));
  }

  @Test
  void row_2_6_36_hasBothAdjustments() {
    TaskRow row =
        row(
            "[ pid ]   uid  tgid total_vm      rss cpu oom_adj oom_score_adj name",
            "[ 1234]    33  1234    26000     1200   3       4           235 7zip");

    assertThat(row)
        .isEqualTo(
            new TaskRow(2, 1234, 33, 1234, 26000, 1200, 0, 0, 0, 0, 0, 0, 0, 4, 235, "7zip"));
  }

  @Test
  void row_3_6_nameOfDigits_isNotANumber() {
    TaskRow row =
        row(
            "[ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name",
            "[ 1234]    33  1234    26000     1200      55       60           -12 99 bottles");

    assertThat(row)
        .isEqualTo(
            new TaskRow(
                2, 1234, 33, 1234, 26000, 1200, 0, 0, 0, 55, 0, 0, 60, 0, -12, "99 bottles"));
  }

  @Test
  void row_4_0_hasPmds() {
    TaskRow row =
        row(
            "[ pid ]   uid  tgid total_vm      rss nr_ptes nr_pmds swapents oom_score_adj name",
            "[ 1234]    33  1234    26000     1200      55       4       60             0 x");

    assertThat(row.nrPtes()).isEqualTo(55);
    assertThat(row.nrPmds()).isEqualTo(4);
    assertThat(row.swapents()).isEqualTo(60);
  }

  @Test
  void row_4_15_hasBytesOfPageTables() {
    TaskRow row =
        row(
            "[ pid ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name",
            "[ 1234]    33  1234    26000     1200   450560        9           100 x");

    assertThat(row.pgtablesBytes()).isEqualTo(450560);
    assertThat(row.swapents()).isEqualTo(9);
  }

  @Test
  void row_6_8_hasSplitRss() {
    TaskRow row =
        row(
            "[  pid  ]   uid  tgid total_vm      rss rss_anon rss_file rss_shmem pgtables_bytes"
                + " swapents oom_score_adj name",
            "[1234567] 99999 1234567    26000     1200     1000      150        50   450560      "
                + "  9          -900 531");

    assertThat(row)
        .isEqualTo(
            new TaskRow(
                2, 1234567, 99999, 1234567, 26000, 1200, 1000, 150, 50, 0, 0, 450560, 9, 0, -900,
                "531"));
  }

  @Test
  void row_columnOfAPatch_isLetGo() {
    TaskRow row =
        row(
            "[  pid  ]   uid  tgid total_vm      rss (01)nrss  pgtables_bytes swapents"
                + " oom_score_adj name",
            "[   1234]     0  1234    26000     1200       77   450560        9             0 x");

    assertThat(row.rssPages()).isEqualTo(1200);
    assertThat(row.pgtablesBytes()).isEqualTo(450560);
    assertThat(row.comm()).isEqualTo("x");
  }

  @Test
  void row_numbersWiderThanTheirColumns_areRead() {
    TaskRow row =
        row(
            "[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name",
            "[     57]     0    57 34359215953      695 1064390656        0             0 x");

    assertThat(row.totalVmPages()).isEqualTo(34359215953L);
  }

  @Test
  void row_cutWithinItsNumbers_isADefect() {
    OomReport report =
        Logs.report(
            """
            [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
            [     57]     0    57   1000      695   4096        0             0 x
            [     58]     0    58   1000      6
            """);

    assertThat(report.table().rows()).hasSize(1);
    assertThat(report.has(Defect.Kind.ROW_GARBLED)).isTrue();
    assertThat(report.has(Defect.Kind.TABLE_CUT)).isTrue();
    assertThat(report.has(Defect.Kind.KILL_LINE_MISSING)).isTrue();
    assertThat(report.has(Defect.Kind.HEAD_MISSING)).isTrue();
  }

  /** The program ended with a defect: no bounds of the machine's swap fit the second row. */
  @Test
  void row_ofMorePagesThanAnyMachineHas_isADefect() {
    OomReport report =
        Logs.report(
            """
            [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
            [     57]     0    57   1000      695   4096  4503599627370496        0 x
            [     58]     0    58   1000      695   4096  9223372036854775807     0 y
            [     59]     0    59   1000      695   4096        0  -9223372036854775808 z
            """);

    assertThat(report.table().rows()).extracting(TaskRow::comm).containsExactly("x");
    assertThat(report.has(Defect.Kind.ROW_GARBLED)).isTrue();
  }

  @Test
  void row_withoutTitle_isNotGuessed() {
    OomReport report =
        Logs.report(
            "[  57]     0    57   1000      695   4096        0             0 x\n"
                + "oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,"
                + "global_oom,task_memcg=/,task=x,pid=57,uid=0\n");

    assertThat(report.table().rows()).isEmpty();
    assertThat(report.has(Defect.Kind.ROW_GARBLED)).isTrue();
  }

  @Test
  void rows_withoutTitle_takeThatOfTheReportBefore() {
    String log =
        SampleReport.stamped()
            + "[  900.000001] [   4800]     0  4800     2000      500    40960        0      "
            + "     0 late one\n";

    assertThat(Logs.reports(log).getLast().table().rows().getFirst().comm()).isEqualTo("late one");
    assertThat(Logs.reports(log).getLast().has(Defect.Kind.TITLE_MISSING)).isTrue();
  }
}
