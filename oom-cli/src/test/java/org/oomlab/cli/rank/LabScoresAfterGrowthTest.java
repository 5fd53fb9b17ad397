package org.oomlab.cli.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;

/**
 * {@code /proc/PID/oom_score} once memory was short, against the score of the report that follows
 * the reading and shows the same counters: exact, on every kernel, swap included.
 */
class LabScoresAfterGrowthTest {
  private static final Path LAB = Path.of("../oom-linux/src/test/resources/lab");
  private static final Path FACTS = Path.of("../oom-linux/src/test/resources/lab-facts.json");
  private static final int LEAST_SCORES = 100;
  private static final int LEAST_SWAPPED = 5;

  private int compared;
  private int swapped;

  @Test
  void explain_ofReportBehindScores_hasThem() throws IOException {
    try (Stream<Path> files = Files.list(LAB)) {
      for (Path log : files.filter(f -> f.toString().endsWith("-sample.log.gz")).toList()) {
        check(log);
      }
    }

    assertThat(compared).isGreaterThan(LEAST_SCORES);
    assertThat(swapped).isGreaterThan(LEAST_SWAPPED);
  }

  private void check(Path log) throws IOException {
    InProcess run =
        InProcess.of("explain", "--format", "json", "--facts", FACTS.toString(), log.toString());
    Map<Long, Node> reports = new HashMap<>();
    for (Node report : Json.parse(run.out()).get("reports").list()) {
      reports.put(report.get("line").number(), report);
    }
    List<Node> awaiting = List.of();
    long number = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (line.startsWith("@@")) {
          awaiting =
              line.startsWith("@@scores ")
                  ? Json.parse(line.substring(line.indexOf('{'))).get("procs").list()
                  : List.of();
        } else if (line.contains("invoked oom-killer") && !awaiting.isEmpty()) {
          compare(awaiting, Objects.requireNonNull(reports.get(number)), log + ":" + number);
          awaiting = List.of();
        }
      }
    }
  }

  private void compare(List<Node> processes, Node report, String where) {
    Map<Long, Long> computed = new HashMap<>();
    for (Node candidate : report.get("candidates").list()) {
      computed.put(candidate.get("pid").number(), candidate.get("oomScore").number());
    }
    for (Node process : processes) {
      long pid = process.get("pid").number();
      assertThat(computed.get(pid))
          .as("%s, pid %s", where, pid)
          .isEqualTo(process.get("oomScore").number());
      compared++;
      swapped += process.get("swapKb").number() > 0 ? 1 : 0;
    }
  }
}
