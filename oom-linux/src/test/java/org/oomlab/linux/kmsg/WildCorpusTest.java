package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.oomlab.linux.incident.IncidentMapper;

/**
 * Reports from public places, which are not part of the project: the folder given by {@code
 * -Doom.corpus=DIR} holds them as {@code wild/NAME.log}, each with a {@code NAME.json} that says
 * what a person read off it.
 */
class WildCorpusTest {
  private static final int FEWEST_LOGS = 100;
  private static final int FEWEST_COMPLETE = 50;

  private record Label(
      boolean complete, Optional<Integer> victimPid, String victimName, String constraint) {}

  @Test
  void everyLog_isReadWithoutFailure_andCompleteOnesSayWhatTheirLabelsSay() throws IOException {
    Path wild = folder();
    Map<String, String> wrong = new TreeMap<>();
    int logs = 0;
    int complete = 0;
    for (Path file : logs(wild)) {
      String name = file.getFileName().toString().replace(".log", "");
      List<KmsgEvent> events = Logs.events(Files.readAllBytes(file));
      events.forEach(WildCorpusTest::mapped);
      Label label = label(file.resolveSibling(name + ".json"));
      logs++;
      if (label.complete()) {
        complete++;
        difference(events, label).ifPresent(text -> wrong.put(name, text));
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(logs).isGreaterThanOrEqualTo(FEWEST_LOGS);
    assertThat(complete).isGreaterThanOrEqualTo(FEWEST_COMPLETE);
  }

  private static void mapped(KmsgEvent event) {
    if (event instanceof OomReport report) {
      assertThat(IncidentMapper.map(report, "wild").origin().line()).isEqualTo(report.line());
    }
  }

  private static Path folder() {
    String corpus = System.getProperty("oom.corpus", "");
    Path wild = Path.of(corpus, "wild");
    boolean there = !corpus.isEmpty() && Files.isDirectory(wild);
    if (!there) {
      System.out.println(
          "WildCorpusTest is skipped: -Doom.corpus=DIR does not name a folder with wild/ in it");
    }
    assumeTrue(there, "no corpus");
    return wild;
  }

  private static List<Path> logs(Path wild) throws IOException {
    try (Stream<Path> files = Files.list(wild)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  private static Optional<String> difference(List<KmsgEvent> events, Label label) {
    List<OomReport> reports =
        events.stream()
            .filter(OomReport.class::isInstance)
            .map(OomReport.class::cast)
            .filter(report -> !report.table().rows().isEmpty())
            .toList();
    if (label.victimPid().isEmpty()) {
      boolean said =
          reports.stream().anyMatch(report -> report.noKillable() || !report.panic().isEmpty());
      return said ? Optional.empty() : Optional.of("no report says that nobody is killable");
    }
    for (OomReport report : reports) {
      Optional<KillLine> victim = report.victim();
      if (victim.isPresent()
          && victim.get().pid() == label.victimPid().get()
          && victim.get().comm().equals(label.victimName())) {
        return constraintDifference(report, label);
      }
    }
    return Optional.of(
        "no report with a table has the victim "
            + label
            + ", only "
            + reports.stream().map(OomReport::killedPids).toList());
  }

  private static Optional<String> constraintDifference(OomReport report, Label label) {
    String printed = report.confinement().constraint();
    String said =
        printed.isEmpty()
            ? "CONSTRAINT_" + IncidentMapper.map(report, "wild").constraint()
            : printed;
    return said.equals(label.constraint())
        ? Optional.empty()
        : Optional.of("the label says " + label.constraint() + ", the report " + said);
  }

  /** The labels are flat objects of strings, numbers and booleans; this reads no other JSON. */
  private static Label label(Path file) throws IOException {
    String json = Files.readString(file, StandardCharsets.UTF_8);
    return new Label(
        value(json, "complete").equals("true"),
        Optional.of(value(json, "victimPid")).filter(v -> !v.equals("null")).map(Integer::valueOf),
        value(json, "victimName"),
        value(json, "constraint"));
  }

  private static String value(String json, String key) {
    int start = json.indexOf("\"" + key + "\":") + key.length() + 3;
    String rest = json.substring(start).strip();
    if (rest.startsWith("\"")) {
      return rest.substring(1, rest.indexOf('"', 1));
    }
    int end = 0;
    while (end < rest.length() && ",}\n".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return rest.substring(0, end).strip();
  }
}
