package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same report behind every prefix there is must say the same. */
class PrefixTest {
  private static void assertReadsAsSample(OomReport report, String timestamp) {
    OomReport sample = Logs.report(SampleReport.plain());
    assertThat(report.timestamp()).isEqualTo(timestamp);
    assertThat(report.invocation()).isEqualTo(sample.invocation());
    assertThat(report.invocation().pid()).isEqualTo(4711);
    assertThat(report.release()).isEqualTo("6.6.9-lab");
    assertThat(report.confinement()).isEqualTo(sample.confinement());
    assertThat(report.memcg()).isEqualTo(sample.memcg());
    assertThat(report.memcg().stats().getFirst().values().getOr("anon", 0)).isEqualTo(51380224);
    assertThat(names(report)).containsExactly("web srv (a)", "indexer");
    assertThat(report.killedPids()).containsExactly(4711);
    assertThat(report.reaped()).hasSize(1);
    assertThat(report.defects()).isEmpty();
  }

  private static List<String> names(OomReport report) {
    return report.table().rows().stream().map(TaskRow::comm).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[  812.345678] |812.345678",
        "<4>[  812.345678] |812.345678",
        "<6>|",
        "[  812.345678][ T4711] |812.345678",
        "[  812.345678 <    0.000012>] |812.345678",
        "[  812.345678 <   -0.000012>] |812.345678",
        "[<    0.000012>] |",
        "[Tue Apr 14 11:14:15 2020 <    0.000012>] |Tue Apr 14 11:14:15 2020",
        "[  812.345678][    C1] |812.345678",
        "[Tue Apr 14 11:14:15 2020] |Tue Apr 14 11:14:15 2020",
        "[Di Aug 12 11:14:15 2025] |Di Aug 12 11:14:15 2025",
        "[dim. 19 avril 18:03:30 2026] |dim. 19 avril 18:03:30 2026",
        "[\u6708 12\u65e5 24 16:02:24 2017] |\u6708 12\u65e5 24 16:02:24 2017",
        "[  +0.000012] |+0.000012",
        "Dec 20 03:17:52 host kernel: [75669.585004] |Dec 20 03:17:52",
        "Dec 20 03:17:52 host kernel: |Dec 20 03:17:52",
        "Dec  2 03:17:52.123456 host kernel: |Dec  2 03:17:52.123456",
        "jun 20 03:23:46 host kernel: |jun 20 03:23:46",
        "2026-03-04T12:00:00+0100 host kernel: |2026-03-04T12:00:00+0100",
        "2026-03-04T12:00:00.123456+01:00 host kernel: [   12.345678] "
            + "|2026-03-04T12:00:00.123456+01:00",
        "Tue 2026-03-04 12:00:00 UTC host kernel: |Tue 2026-03-04 12:00:00 UTC",
        "1772622000.123456 host kernel: |1772622000.123456",
        "[   12.345678] host kernel: |12.345678",
        "2026-03-04T12:00:00.123456789Z |2026-03-04T12:00:00.123456789Z",
        "2026-03-04T12:00:00.123456789Z stdout F [   12.345678] |2026-03-04T12:00:00.123456789Z",
        "10.2.0.91: kern:    info: [2026-06-04T04:51:57.572293906Z]: "
            + "|2026-06-04T04:51:57.572293906Z",
        "Fri Aug  7 08:24:06 2026 kern.info kernel: [13579.902240] |Fri Aug  7 08:24:06 2026",
        "6,1234,56789012,-;|56789012",
        "6,1234,56789012,-,caller=T4711;|56789012",
        "kernel: [  465.863160] |465.863160",
        "    |",
        "> > [  812.345678] |812.345678",
        "\u001b[32m[  812.345678] \u001b[0m|812.345678",
      })
  void report_behindPrefix_saysTheSame(String prefixAndTime) {
    int bar = prefixAndTime.lastIndexOf('|');
    String prefix = prefixAndTime.substring(0, bar);

    assertReadsAsSample(
        Logs.report(SampleReport.with(line -> prefix + line)), prefixAndTime.substring(bar + 1));
  }

  @Test
  void report_withCrlf_saysTheSame() {
    assertReadsAsSample(
        Logs.report(SampleReport.with(line -> "[ 1.234567] " + line + "\r")), "1.234567");
  }

  @Test
  void report_withNoBreakSpacesAndTabs_saysTheSame() {
    String log =
        SampleReport.with(line -> "[ 1.234567] " + line.replace("    ", "\u00a0\t\u00a0 "));

    assertReadsAsSample(Logs.report(log), "1.234567");
  }

  @Test
  void report_withCollapsedBlanks_saysTheSame() {
    String log = SampleReport.with(line -> "[ 1.234567] " + collapsed(line));

    assertReadsAsSample(Logs.report(log), "1.234567");
  }

  private static String collapsed(String line) {
    String collapsed = line;
    while (collapsed.contains("  ")) {
      collapsed = collapsed.replace("  ", " ");
    }
    return collapsed;
  }

  @Test
  void report_withBlankLinesBetween_saysTheSame() {
    assertReadsAsSample(
        Logs.report(SampleReport.with(line -> "Dec 20 03:17:52 h kernel: " + line + "\n")),
        "Dec 20 03:17:52");
  }

  @Test
  void report_fromJournalJson_saysTheSame() {
    String log =
        SampleReport.with(
            line ->
                "{\"_BOOT_ID\":\"b1\",\"__REALTIME_TIMESTAMP\":\"1772622000123456\","
                    + "\"_TRANSPORT\":\"kernel\",\"MESSAGE\":\""
                    + line
                    + "\"}");

    assertReadsAsSample(Logs.report(log), "1772622000123456");
  }

  @Test
  void report_fromJournalJsonBytes_saysTheSame() {
    String log =
        SampleReport.with(
            line ->
                "{\"_TRANSPORT\":\"kernel\",\"__REALTIME_TIMESTAMP\":\"17\",\"MESSAGE\":"
                    + bytesOf(line)
                    + "}");

    assertReadsAsSample(Logs.report(log), "17");
  }

  private static String bytesOf(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return line.chars()
        .limit(bytes.length)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void report_fromContainerJson_saysTheSame() {
    String log =
        SampleReport.with(
            line ->
                "{\"log\":\"[ 1.234567] "
                    + line
                    + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-03-04T12:00:00Z\"}");

    assertReadsAsSample(Logs.report(log), "2026-03-04T12:00:00Z");
  }

  @Test
  void report_fromKmsgWithContinuations_saysTheSame() {
    String log =
        SampleReport.with(line -> "6,1,56789012,-;" + line + "\n SUBSYSTEM=memory\n DEVICE=+x:y");

    assertReadsAsSample(Logs.report(log), "56789012");
  }

  @Test
  void report_inMarkdownBold_saysTheSame() {
    assertReadsAsSample(
        Logs.report(SampleReport.with(line -> "**[ 1.234567] " + line + "**")), "1.234567");
  }

  @Test
  void report_withEscapedLineEnds_isSplit() {
    String log =
        "Dec 20 03:17:52 h kernel: [ 1.234567] "
            + String.join("#012", SampleReport.MEMCG_6_6)
            + "\n";

    assertReadsAsSample(Logs.report(log), "Dec 20 03:17:52");
  }

  @Test
  void halfLines_ofContainerRuntime_arePutTogether() {
    String log =
        SampleReport.with(
            line -> {
              int middle = line.length() / 2;
              return "2026-03-04T12:00:00Z stderr P [ 1.234567] "
                  + line.substring(0, middle)
                  + "\n2026-03-04T12:00:00Z stderr F "
                  + line.substring(middle);
            });

    assertThat(names(Logs.report(log))).containsExactly("web srv (a)", "indexer");
  }

  @Test
  void line_ofAnotherProgram_isSkipped() {
    String log =
        SampleReport.with(
            line ->
                "Dec 20 03:17:52 h kernel: "
                    + line
                    + "\nDec 20 03:17:52 h relay[12]: Out of memory: Killed process 1 (x)"
                    + " total-vm:1kB");

    assertReadsAsSample(Logs.report(log), "Dec 20 03:17:52");
  }

  @Test
  void name_notUtf8_losesNothing() {
    byte[] log =
        SampleReport.plain()
            .replace("web srv (a)", "web\u00ff\u00fe")
            .getBytes(StandardCharsets.ISO_8859_1);
    OomReport report = (OomReport) Logs.events(log).getFirst();

    assertThat(names(report)).containsExactly("web\u00ff\u00fe", "indexer");
  }
}
