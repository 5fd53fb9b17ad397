package org.oomlab.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;

/**
 * Reports from public places, which are not part of this project: none is lost to a crash, and each
 * complete one of a kernel whose rules are mainline's from 4.17 on is decided.
 */
class WildCorpusTest {
  private static final String FOLDER = System.getProperty("oom.corpus", "");

  /** Complete reports that the model does not decide as the kernel did, and why that is right. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "arm_6.8_nfsd_nokillable",
              "all others were killed before; their kills are not in the log",
          "k5.8_random_nokillable_panic", "a draft of the 5.9 badness patch, which was wrong",
          "k5.8_random_victim_dbus_adj_minus900", "the same draft",
          "k5.x_mempolicy_nrss_patched_column", "a patch that scores by the memory of one node",
          "ltp_64k_nokillable_thread_rows", "all others were killed before, beyond the log");

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

  @Test
  void explain_ofCompleteReport_decides() throws IOException {
    Map<String, String> undecided = new TreeMap<>();
    int complete = 0;
    for (Path log : logs()) {
      String name = log.getFileName().toString().replace(".log", "");
      Node label = Json.parse(Files.readString(log.resolveSibling(name + ".json")));
      if (!isCompleteAndModern(label)) {
        continue;
      }
      complete++;
      List<Node> reports =
          Json.parse(InProcess.of("explain", "--format", "json", log.toString()).out())
              .get("reports")
              .list();
      boolean agrees = reports.stream().anyMatch(r -> r.get("agreement").text().equals("AGREE"));
      if (!agrees && !KNOWN.containsKey(name)) {
        undecided.put(
            name, reports.isEmpty() ? "no report" : reports.getFirst().get("reason").text());
      }
    }
    assertThat(undecided).isEmpty();
    assertThat(complete).isGreaterThan(30);
  }

  private static boolean isCompleteAndModern(Node label) {
    if (!Boolean.TRUE.equals(label.get("complete").raw()) || !label.has("kver")) {
      return false;
    }
    return label.get("kver").raw() instanceof String version
        && KernelRelease.parse(version).isAtLeast(4, 17);
  }

  private static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(FOLDER, "wild"))) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }
}
