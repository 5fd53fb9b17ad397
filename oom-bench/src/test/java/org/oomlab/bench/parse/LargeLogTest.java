package org.oomlab.bench.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.linux.kmsg.OomReport;
import org.oomlab.linux.kmsg.OomReportParser;

final class LargeLogTest {
  @Test
  void log_sizeAndReports_areAsAsked() throws IOException {
    byte[] log = log(1_000_000, 7);
    assertThat(log.length).isBetween(1_000_000, 1_010_000);
    assertThat(reports(log)).hasSize(7);
  }

  @Test
  void reports_ofALog_areWhole() throws IOException {
    List<OomReport> reports = reports(log(1_000_000, 40));
    assertThat(reports)
        .hasSize(40)
        .allSatisfy(
            report -> {
              assertThat(report.defects()).isEmpty();
              assertThat(report.victim()).isPresent();
              assertThat(report.table().rows()).isNotEmpty();
            });
  }

  @Test
  void lines_ofALog_areMostlyOrdinary() throws IOException {
    String[] lines = new String(log(2_000_000, 2), StandardCharsets.US_ASCII).split("\n");
    assertThat(lines).hasSizeGreaterThan(10_000);
    assertThat(lines).allMatch(line -> line.matches("Nov \\d\\d [0-9:]{8} node-07 [^ ]+.*"));
    long kernel = List.of(lines).stream().filter(line -> line.contains(" kernel: ")).count();
    assertThat(kernel).isLessThan(lines.length / 10);
  }

  @Test
  void log_madeTwice_isTheSame() throws IOException {
    assertThat(log(100_000, 3)).isEqualTo(log(100_000, 3));
  }

  /** Kills without a report of their own are left out: our trials have some, as real logs do. */
  private static List<OomReport> reports(byte[] log) throws IOException {
    List<OomReport> reports = new ArrayList<>();
    OomReportParser.parse(
        new ByteArrayInputStream(log),
        event -> {
          if (event instanceof OomReport report) {
            reports.add(report);
          }
        });
    return reports;
  }

  private static byte[] log(long bytes, int reports) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LargeLog.write(out, bytes, reports);
    return out.toByteArray();
  }
}
