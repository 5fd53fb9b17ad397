package org.oomlab.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;

/** What real kernels decided in our own trials: the model decides every one of them the same. */
class LabLogsTest {
  private static final Path LAB = Path.of("../oom-linux/src/test/resources/lab");
  private static final Path FACTS = Path.of("../oom-linux/src/test/resources/lab-facts.json");
  private static final int LEAST_LOGS = 10;
  private static final String KILLED = "Killed process ";

  static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(LAB)) {
      return files.filter(file -> file.toString().endsWith(".log.gz")).sorted().toList();
    }
  }

  @Test
  void lab_isThere() throws IOException {
    assertThat(logs()).hasSizeGreaterThanOrEqualTo(LEAST_LOGS);
  }

  @ParameterizedTest
  @MethodSource("logs")
  void explain_ofLabLog_agreesWithEveryReport(Path log) {
    Node document = explain(log);

    Node summary = document.get("summary");
    assertThat(summary.get("reports").number()).isEqualTo(lines(log, "invoked oom-killer").size());
    assertThat(summary.get("agree").number()).isEqualTo(summary.get("reports").number());
  }

  /** Where the report shows who belongs to the group, the model names all of them, and no other. */
  @ParameterizedTest
  @MethodSource("logs")
  void explain_ofGroupKill_namesEveryoneKilled(Path log) {
    for (Node report : explain(log).get("reports").list()) {
      Node predicted = report.get("predicted");
      if (predicted.has("killedPids")) {
        assertThat(new HashSet<>(predicted.get("killedPids").numbers()))
            .as("%s:%s", log, report.get("line").number())
            .isEqualTo(new HashSet<>(report.get("actual").get("killedPids").numbers()));
      }
    }
  }

  /** Every kill line is told of exactly once: in its report, or as a kill without one. */
  @ParameterizedTest
  @MethodSource("logs")
  void explain_ofLabLog_losesNoKill(Path log) {
    Node document = explain(log);
    Set<Long> told = new LinkedHashSet<>();
    for (Node report : document.get("reports").list()) {
      told.addAll(report.get("actual").get("killedPids").numbers());
    }
    for (Node kill : document.get("unreportedKills").list()) {
      told.add(kill.get("pid").number());
    }

    Set<Long> printed = new LinkedHashSet<>();
    for (String line : lines(log, KILLED)) {
      String pid = line.substring(line.indexOf(KILLED) + KILLED.length());
      printed.add(Long.parseLong(pid.substring(0, pid.indexOf(' '))));
    }
    assertThat(told).isEqualTo(printed);
  }

  @Test
  void explain_withAnyNumberOfThreads_writesTheSameBytes() {
    InProcess one = InProcess.of("explain", "--threads", "1", LAB.toString());
    InProcess many = InProcess.of("explain", "--threads", "7", LAB.toString());

    assertThat(many.out()).isEqualTo(one.out()).contains("reports: the model agrees with");
  }

  @Test
  void compare_withAnyNumberOfThreads_writesTheSameBytes() {
    InProcess one = InProcess.of("compare", "--threads", "1", LAB.toString());
    InProcess many = InProcess.of("compare", "--threads", "7", LAB.toString());

    assertThat(many.out()).isEqualTo(one.out()).contains("situations: ");
  }

  /** Trials drawn by chance hold what no report shows; their facts are told. */
  private static Node explain(Path log) {
    InProcess run =
        log.toString().endsWith("-sample.log.gz")
            ? InProcess.of(
                "explain", "--format", "json", "--facts", FACTS.toString(), log.toString())
            : InProcess.of("explain", "--format", "json", log.toString());
    assertThat(run.err()).isEmpty();
    return Json.parse(run.out());
  }

  private static List<String> lines(Path log, String text) {
    List<String> found = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.contains(text)) {
          found.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
