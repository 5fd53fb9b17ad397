package org.oomlab.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;

/**
 * Reports from public places, which are not part of this project: none is lost to a crash, and each
 * one, of any era, is decided as the kernel decided it, or the cause is known. The causes stand in
 * {@code kernel-lab/known-disagreements}.
 */
class WildCorpusTest {
  private static final String FOLDER = System.getProperty("oom.corpus", "");
  private static final Path KNOWN =
      Path.of(System.getProperty("oom.root", "")).resolve("kernel-lab/known-disagreements");

  @BeforeAll
  static void needsTheCorpus() {
    boolean given = !FOLDER.isEmpty();
    if (!given) {
      System.err.println("WildCorpusTest is skipped: no folder is given with -Doom.corpus=DIR");
    }
    assumeTrue(given, "no folder is given with -Doom.corpus=DIR");
  }

  @Test
  void explain_ofEveryWildLog_endsWithoutADefect() throws IOException {
    Map<String, String> failed = new TreeMap<>();
    for (Path log : logs()) {
      for (String format : List.of("text", "json")) {
        InProcess run = InProcess.of("explain", "--format", format, log.toString());
        boolean noLog = run.err().contains("is not a kernel log");
        if (run.exitCode().code() != 0 && !noLog) {
          failed.put(log.getFileName().toString(), run.err());
        }
        assertThat(run.out().chars())
            .as(log.toString())
            .noneMatch(c -> c != '\n' && Character.isISOControl(c));
      }
    }
    assertThat(failed).isEmpty();
  }

  /** Each report by itself: one that agrees says nothing about another of the same log. */
  @Test
  void explain_ofEveryReport_decidesAsExpected() throws IOException {
    Set<String> differing = known("wild");
    Set<String> undecided = known("undecided");
    Set<String> unmet = new TreeSet<>(differing);
    unmet.addAll(undecided);
    Map<String, String> wrong = new TreeMap<>();
    Map<String, Integer> count = new TreeMap<>();
    int complete = 0;
    for (Path log : logs()) {
      boolean isComplete = isComplete(log);
      complete += isComplete ? 1 : 0;
      boolean decided = false;
      for (Node report : reports(log)) {
        String place = log.getFileName() + ":" + report.get("line").number();
        String verdict = report.get("agreement").text();
        Set<String> expected = expected(place, differing, undecided, isComplete && isWhole(report));
        if (!expected.contains(verdict)) {
          wrong.put(place, verdict + ": " + report.get("reason").text());
        }
        decided |= unmet.remove(place) || verdict.equals("AGREE");
        count.merge(verdict, 1, Integer::sum);
      }
      if (isComplete && !decided) {
        wrong.put(log.getFileName().toString(), "is complete, and no report of it is decided");
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(unmet).as("known, yet not there").isEmpty();
    assertThat(complete).isGreaterThan(60);
    assertThat(count).hasEntrySatisfying("AGREE", n -> assertThat(n).isGreaterThanOrEqualTo(59));
    System.err.println("wild reports: " + count + "; the cause of each that differs is known");
  }

  private static Set<String> expected(
      String place, Set<String> differing, Set<String> undecided, boolean whole) {
    if (differing.contains(place)) {
      return Set.of("DISAGREE");
    }
    if (undecided.contains(place)) {
      return Set.of("INDETERMINATE");
    }
    return whole ? Set.of("AGREE") : Set.of("AGREE", "INDETERMINATE");
  }

  /** Returns whether the report shows a table and its end, all of them its own. */
  private static boolean isWhole(Node report) {
    return report.get("missing").list().stream()
        .map(fact -> fact.get("kind").text())
        .noneMatch(Set.of("TASK_TABLE", "TASK_ROWS", "KILL_LINE", "INTERLEAVED")::contains);
  }

  /** A log is complete when one of its reports is; it need not be the first. */
  private static boolean isComplete(Path log) throws IOException {
    String label = log.toString().replaceFirst("[.]log$", ".json");
    return Boolean.TRUE.equals(Json.parse(Files.readString(Path.of(label))).get("complete").raw());
  }

  private static List<Node> reports(Path log) {
    String document = InProcess.of("explain", "--format", "json", log.toString()).out();
    return document.isEmpty() ? List.of() : Json.parse(document).get("reports").list();
  }

  /** Places of the reports that entries of a kind name: {@code KIND LOG.log:LINE}. */
  private static Set<String> known(String kind) throws IOException {
    try (Stream<String> lines = Files.lines(KNOWN)) {
      return lines
          .filter(line -> line.startsWith(kind + " "))
          .map(line -> line.substring(kind.length() + 1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(FOLDER, "wild"))) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }
}
