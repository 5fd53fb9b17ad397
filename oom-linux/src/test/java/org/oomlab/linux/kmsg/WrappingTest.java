package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines broken by mailers and terminals, lines glued together, lines left out. */
class WrappingTest {
  private static final String STAMP = "[  812.345678] ";

  private static void assertReadsAsSample(OomReport report) {
    OomReport sample = Logs.report(SampleReport.plain());
    assertThat(report.invocation()).isEqualTo(sample.invocation());
    assertThat(report.confinement()).isEqualTo(sample.confinement());
    assertThat(report.memcg().counters()).isEqualTo(sample.memcg().counters());
    assertThat(report.table().columns()).isEqualTo(sample.table().columns());
    assertThat(withoutLines(report)).isEqualTo(withoutLines(sample));
    assertThat(report.kills().getFirst().numbers()).isEqualTo(sample.kills().getFirst().numbers());
  }

  private static List<String> withoutLines(OomReport report) {
    return report.table().rows().stream()
        .map(row -> row.toString().substring(row.toString().indexOf("pid=")))
        .toList();
  }

  /** Breaks at the last blank before the width, as mailers do. */
  private static String atBlanks(String line, int width, String end, String start) {
    StringBuilder broken = new StringBuilder();
    String rest = line;
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      if (blank <= 0 || rest.substring(0, blank).isBlank()) {
        break;
      }
      broken.append(rest, 0, blank).append(end).append('\n').append(start);
      rest = rest.substring(blank).strip();
    }
    return broken.append(rest).toString();
  }

  private static String atWidth(String line, int width) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < line.length(); from += width) {
      pieces.add(line.substring(from, Math.min(from + width, line.length())));
    }
    return String.join("\n", pieces);
  }

  @ParameterizedTest
  @ValueSource(ints = {70, 72, 76, 78, 80, 100})
  void mailer_dropsTheBlank_linesAreWhole(int width) {
    assertReadsAsSample(
        Logs.report(SampleReport.with(line -> atBlanks(STAMP + line, width, "", ""))));
  }

  @ParameterizedTest
  @ValueSource(ints = {70, 76, 80})
  void mailer_keepsTheBlank_linesAreWhole(int width) {
    assertReadsAsSample(
        Logs.report(SampleReport.with(line -> atBlanks(STAMP + line, width, " ", ""))));
  }

  @Test
  void book_marksBreaksWithArrows_linesAreWhole() {
    assertReadsAsSample(
        Logs.report(SampleReport.with(line -> atBlanks(STAMP + line, 60, "", " \u21aa"))));
  }

  @Test
  void mailer_inQuotedReply_linesAreWhole() {
    String log =
        SampleReport.with(line -> atBlanks(STAMP + line, 76, "", ""))
            .lines()
            .map(line -> "> " + line)
            .collect(Collectors.joining("\n"));

    assertReadsAsSample(Logs.report(log));
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 100, 120, 126, 132})
  void terminal_cutsWords_victimAndSizesAreWhole(int width) {
    OomReport report = Logs.report(SampleReport.with(line -> atWidth(STAMP + line, width)));
    OomReport sample = Logs.report(SampleReport.plain());

    assertThat(report.confinement()).isEqualTo(sample.confinement());
    assertThat(report.killedPids()).containsExactly(4711);
    assertThat(report.kills().getFirst().numbers()).isEqualTo(sample.kills().getFirst().numbers());
    assertThat(report.table().columns()).isEqualTo(sample.table().columns());
    assertThat(report.table().rows()).hasSize(2);
  }

  @Test
  void terminal_withoutStamps_rowsAreWhole() {
    assertReadsAsSample(Logs.report(SampleReport.with(line -> atBlanks(line, 70, "", ""))));
  }

  @Test
  void summary_brokenByAnotherMessage_isPutTogether() {
    String log =
        SampleReport.with(
            line ->
                STAMP
                    + line.replace(
                        ",task=indexer",
                        "\n" + STAMP + "BUG: something\n" + STAMP + ",task=indexer"));

    assertReadsAsSample(Logs.report(log));
  }

  @Test
  void lines_gluedAfterALostLineEnd_areAllRead() {
    String log =
        "Killed process 11 (a)Out of memory: kill process 12 (b) score 7899 or a child"
            + "Killed process 12 (b)\n";

    assertThat(Logs.unreportedPids(log)).containsExactly(11, 12);
  }

  @Test
  void report_gluedToAProgressBar_isRead() {
    String log = "Creating journal (262144 blocks): " + SampleReport.stamped();

    assertThat(Logs.report(log).invocation().comm()).isEqualTo("indexer");
  }

  @Test
  void rows_leftOut_areADefect() {
    String log =
        SampleReport.plain()
            .replace(
                "[   4700]  1000  4700     2000      500    40960"
                    + "        0             0 web srv (a)",
                "[...]");
    OomReport report = Logs.report(log);

    assertThat(report.table().rows()).hasSize(1);
    assertThat(report.has(Defect.Kind.ROWS_ELIDED)).isTrue();
  }

  @Test
  void stack_leftOut_isNoDefectOfTheTable() {
    OomReport report =
        Logs.report(SampleReport.plain().replace(" dump_stack_lvl+0x47/0x60", "<snip>"));

    assertThat(report.has(Defect.Kind.ELIDED)).isTrue();
    assertThat(report.has(Defect.Kind.ROWS_ELIDED)).isFalse();
  }

  @Test
  void lineOfAHarness_afterAKill_isNotItsRest() {
    String log = SampleReport.with(line -> STAMP + line + "\n@@exit 0 {\"pid\":4711,\"signal\":9}");

    assertReadsAsSample(Logs.report(log));
  }
}
