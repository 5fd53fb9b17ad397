package org.oomlab.bench.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The reports of our own trials, each a list of lines without time stamps. */
final class LabReports {
  private static final String[] LOGS = {
    "linux-6.1-global-swap",
    "linux-6.1-memcg-noswap",
    "linux-6.12-global-noswap",
    "linux-6.12-memcg-swap"
  };
  private static final String HEAD = " invoked oom-killer: ";
  private static final String HARNESS = "@@";
  private static final String TRIAL_BEGINS = "@@trial ";
  private static final String TRIAL_ENDS = "@@end ";
  private static final int LINES_OF_A_WHOLE_REPORT = 20;

  private LabReports() {}

  /** Returns all whole reports, in a fixed order. */
  static List<List<byte[]>> read() throws IOException {
    List<List<byte[]>> reports = new ArrayList<>();
    for (String log : LOGS) {
      InputStream packed =
          Objects.requireNonNull(
              LabReports.class.getResourceAsStream("lab/" + log + ".log.gz"), log);
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
        add(reports, lines);
      }
    }
    reports.removeIf(report -> report.size() < LINES_OF_A_WHOLE_REPORT);
    return reports;
  }

  private static void add(List<List<byte[]>> reports, BufferedReader lines) throws IOException {
    List<byte[]> report = new ArrayList<>();
    boolean inside = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(HARNESS)) {
        // The harness also writes while the kernel prints; only a trial's bounds end a report.
        inside &= !line.startsWith(TRIAL_BEGINS) && !line.startsWith(TRIAL_ENDS);
        continue;
      }
      if (line.contains(HEAD)) {
        report = new ArrayList<>();
        reports.add(report);
        inside = true;
      }
      if (inside) {
        report.add(line.substring(line.indexOf(']') + 2).getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
