package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that says itself that messages of the kernel were lost. */
class LossTest {
  private static final String DROPPED = "** 7 printk messages dropped **";

  private static final int FIRST_ROW = SampleReport.MEMCG_6_6.size() - 5;

  /** Returns the sample report, each line stamped, with a line of the log before one of its own. */
  private static OomReport with(int place, String line) {
    List<String> lines = new ArrayList<>();
    SampleReport.MEMCG_6_6.forEach(text -> lines.add("[  812.345678] " + text));
    lines.add(place, line);
    return Logs.report(String.join("\n", lines));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DROPPED,
        "[   12.000000] printk: 12 printk messages dropped",
        "Nov 23 10:00:00 node systemd-journald[211]: Missed 7 kernel messages",
        "Nov 23 10:00:00 node rsyslogd: imklog: 9 messages lost"
      })
  void loss_withinTheTable_isMissingRows(String mark) {
    OomReport report = with(FIRST_ROW + 1, mark);

    assertThat(report.defects()).extracting(Defect::kind).containsExactly(Defect.Kind.ROWS_ELIDED);
    assertThat(report.defects().getFirst().detail()).contains("lost");
  }

  @Test
  void loss_behindTheLastRow_leavesOpenWhoseTheKillIs() {
    assertThat(with(FIRST_ROW + 2, DROPPED).defects())
        .extracting(Defect::kind)
        .containsExactly(Defect.Kind.ROWS_ELIDED, Defect.Kind.KILL_DETACHED);
  }

  @Test
  void loss_beforeAReport_isKnownToItUntilTheNextBoot() {
    String log = "[    1.000000] " + DROPPED + "\n" + SampleReport.stamped();

    assertThat(Logs.report(log).context().lostLine()).isEqualTo(1);
    assertThat(Logs.report("before\n" + SampleReport.stamped()).context().lostLine()).isZero();
    assertThat(Logs.report("[...]\n" + SampleReport.stamped()).context().lostLine()).isEqualTo(1);
    String rebooted = log.replaceFirst("\n", "\n[    0.000000] Linux version 6.6.9-lab (x@y) #7\n");
    assertThat(Logs.report(rebooted).context().lostLine()).isZero();
  }

  @Test
  void reaperBeforeAReport_whoseKillTheLogLacks_tellsOfAVictim() {
    String reaper =
        "[  811.000000] oom_reaper: reaped process 4700 (web srv (a)), now anon-rss:0kB\n";

    assertThat(Logs.report(reaper + SampleReport.stamped()).context().earlierVictims())
        .containsExactly(new EarlierVictim(4700, "web srv (a)", 1, true));
    assertThat(Logs.report(SampleReport.stamped() + reaper).context().earlierVictims()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[  812.345678]",
        "[  812.345678] [",
        "[  812.345678] [   470",
        "[  812.345678] [   4700]",
        "[  812.345678] #################",
        "[  812.34",
        "[   ",
      })
  void row_ofWhichALittleIsLeft_isMissed(String left) {
    List<String> lines = new ArrayList<>(SampleReport.stamped().lines().toList());
    lines.set(FIRST_ROW, left);
    OomReport report = Logs.report(String.join("\n", lines));

    assertThat(report.table().rows()).hasSize(1);
    assertThat(report.has(Defect.Kind.ROW_GARBLED)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[  812.345678] eth0: link is up", "eth0: 100 Mbit", "", "[drm] reset"})
  void lineOfOthers_withinTheTable_isNoRow(String line) {
    assertThat(with(FIRST_ROW + 1, line).defects()).isEmpty();
  }

  @Test
  void totalWithoutTheStampOfTheOthers_mayHaveLostItsFront() {
    assertThat(with(6, "[  812.345678] 51067 pages RAM").memInfo().totals().get(MemInfo.RAM))
        .hasValue(51067);
    assertThat(with(6, "067 pages RAM").memInfo().totals().has(MemInfo.RAM)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ry: ", "_allocating_task): ", ""})
  void killLineWithoutItsFront_leavesTheModeOpen(String left) {
    List<String> lines = new ArrayList<>(SampleReport.stamped().lines().toList());
    int kill = lines.size() - 2;
    lines.set(kill, left + lines.get(kill).substring(lines.get(kill).indexOf("Killed process")));
    OomReport report = Logs.report(String.join("\n", lines));

    assertThat(report.kills()).hasSize(1);
    assertThat(report.has(Defect.Kind.KILL_CUT)).isTrue();
    assertThat(Logs.report(SampleReport.stamped()).has(Defect.Kind.KILL_CUT)).isFalse();
    assertThat(Logs.report(SampleReport.plain()).has(Defect.Kind.KILL_CUT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[  812.345678][ T4711] ",
        "6,700,812345678,-,caller=T4711;",
        "<6>[  812.345678][ T4711] "
      })
  void messageOfSeveralLines_withACaller_isThatCallersWhole(String prefix) {
    List<String> lines = new ArrayList<>();
    SampleReport.MEMCG_6_6.forEach(text -> lines.add(prefix + text));
    lines.add(
        6,
        prefix + "active_anon:5 inactive_anon:6 isolated_anon:0\\x0a free:7 free_pcp:0 free_cma:0");

    assertThat(Logs.report(String.join("\n", lines)).memInfo().counterPages().byName())
        .containsEntry("active_anon", 5L)
        .containsEntry("free", 7L);
  }

  @Test
  void loss_beforeTheTable_isSaidAndLosesNoRow() {
    OomReport report = with(1, DROPPED);

    assertThat(report.defects()).extracting(Defect::kind).containsExactly(Defect.Kind.ELIDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[   12.000000] net_ratelimit: 12 callbacks suppressed",
        "Nov 23 10:00:00 node app: 7 messages lost"
      })
  void messagesOfOthers_areNoLossOfTheKernels(String line) {
    assertThat(with(1, line).defects()).isEmpty();
  }

  /** Returns the sample report as records of {@code /dev/kmsg}, from 700 on, without some lines. */
  private static OomReport records(int... without) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < SampleReport.MEMCG_6_6.size(); i++) {
      lines.add("6," + (700 + i) + ",812345678,-;" + SampleReport.MEMCG_6_6.get(i));
      lines.add(" SUBSYSTEM=none");
    }
    for (int i = without.length - 1; i >= 0; i--) {
      lines.remove(2 * without[i]);
      lines.remove(2 * without[i]);
    }
    return Logs.report(String.join("\n", lines));
  }

  @Test
  void records_withoutAGap_loseNothing() {
    assertThat(records().defects()).isEmpty();
  }

  @Test
  void gapInTheNumbersOfRecords_withinTheTable_isMissingRows() {
    OomReport report = records(FIRST_ROW);

    assertThat(report.defects()).extracting(Defect::kind).containsExactly(Defect.Kind.ROWS_ELIDED);
  }

  @Test
  void gapInTheNumbersOfRecords_beforeTheTable_losesNoRow() {
    assertThat(records(1).defects()).extracting(Defect::kind).containsExactly(Defect.Kind.ELIDED);
  }

  /** The log has grown by another start of the reader, or is of another machine from here on. */
  @Test
  void numbersOfRecordsThatGoBack_loseNothing() {
    String report = String.join("\n", SampleReport.MEMCG_6_6);
    String log = "6,900,812345678,-;" + report.replace("\n", "\n6,5,812345678,-;");

    assertThat(Logs.report(log).defects()).isEmpty();
  }
}
