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
 * complete one, of any era, is decided as the kernel decided it, or the cause is known. The causes
 * stand in {@code kernel-lab/known-disagreements}.
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

  /** A log is complete when one of its reports is; it need not be the first. */
  @Test
  void explain_ofCompleteReport_agreesOrHasAKnownCause() throws IOException {
    Set<String> undecided = known("undecided");
    Set<String> known = known("wild");
    known.addAll(undecided);
    Map<String, String> unexplained = new TreeMap<>();
    Set<String> agreeing = new TreeSet<>();
    int complete = 0;
    for (Path log : logs()) {
      String name = log.getFileName().toString().replace(".log", "");
      Node label = Json.parse(Files.readString(log.resolveSibling(name + ".json")));
      if (!Boolean.TRUE.equals(label.get("complete").raw())) {
        continue;
      }
      complete++;
      List<Node> reports =
          Json.parse(InProcess.of("explain", "--format", "json", log.toString()).out())
              .get("reports")
              .list();
      if (reports.stream().anyMatch(r -> r.get("agreement").text().equals("AGREE"))) {
        agreeing.add(name);
      } else if (!known.contains(name)) {
        unexplained.put(
            name, reports.isEmpty() ? "no report" : reports.getFirst().get("reason").text());
      }
    }
    assertThat(unexplained).isEmpty();
    assertThat(undecided).as("undecided, yet agrees").doesNotContainAnyElementsOf(agreeing);
    assertThat(complete).isGreaterThan(60);
    System.err.println(
        "wild reports: "
            + complete
            + " complete, "
            + agreeing.size()
            + " agree, the cause of the"
            + " others is known");
  }

  /** Names of the logs that entries of a kind name: {@code KIND LOG.log:LINE}. */
  private static Set<String> known(String kind) throws IOException {
    try (Stream<String> lines = Files.lines(KNOWN)) {
      return lines
          .filter(line -> line.startsWith(kind + " "))
          .map(line -> line.substring(kind.length() + 1, line.lastIndexOf(".log:")))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(FOLDER, "wild"))) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }
}
