package org.oomlab.cli.spare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;

/**
 * Every change told for the victims of our own trials on 6.1 and 6.12, tried again here by the
 * formula of those releases written down a second time: resident pages, swap, page tables and
 * {@code oom_score_adj} times a thousandth of the total; of equal scores the last one met.
 */
class SpareLabTest {
  private static final Path LAB = Path.of("../oom-linux/src/test/resources/lab");
  private static final Path FACTS = Path.of("../oom-linux/src/test/resources/lab-facts.json");
  private static final int EXEMPT = -1000;

  static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(LAB)) {
      return files.filter(file -> file.toString().endsWith(".log.gz")).sorted().toList();
    }
  }

  /** A row of a table, as the score reads it. */
  private record Row(long pid, long pages, long rssPages, long adj, boolean eligible) {
    static Row of(Node candidate) {
      long rss = candidate.get("rssPages").number();
      return new Row(
          candidate.get("pid").number(),
          rss + candidate.get("swapPages").number() + candidate.get("pageTablePages").number(),
          rss,
          candidate.get("oomScoreAdj").number(),
          Boolean.TRUE.equals(candidate.get("eligible").raw()));
    }

    Row withAdj(long newAdj) {
      return new Row(pid, pages, rssPages, newAdj, eligible && newAdj != EXEMPT);
    }

    Row withRss(long newRss) {
      return new Row(pid, pages - rssPages + newRss, newRss, adj, eligible);
    }
  }

  @ParameterizedTest
  @MethodSource("logs")
  void spare_ofEveryVictim_tellsChangesThatHold(Path log) {
    Map<Long, Node> explained =
        run("explain", log).get("reports").list().stream()
            .collect(Collectors.toMap(report -> report.get("index").number(), report -> report));
    for (Node spared : run("spare", log).get("reports").list()) {
      Node report = Objects.requireNonNull(explained.get(spared.get("index").number()));
      for (Node lever : spared.get("levers").list()) {
        if (lever.has("needed")) {
          assertThat(holds(spared, lever, report)).as("%s: %s", log, lever).isTrue();
        }
      }
    }
  }

  /** Lest nothing be held against anything. */
  @Test
  void spare_ofTheLab_savesMostVictimsByTheirAdj() throws IOException {
    long needed = 0;
    long impossible = 0;
    for (Path log : logs()) {
      Node adj = run("spare", log).get("summary").get("levers").list().getFirst();
      assertThat(adj.get("lever").text()).isEqualTo("oom_score_adj");
      needed += adj.get("needed").number();
      impossible += adj.get("impossible").number();
    }
    assertThat(needed).isGreaterThan(500).isGreaterThan(impossible);
  }

  private static boolean holds(Node spared, Node lever, Node report) {
    long pid = spared.get("process").get("pid").number();
    long needed = lever.get("needed").number();
    return switch (lever.get("lever").text()) {
      case "oom_score_adj" ->
          changes(report, lever, pid, row -> row.withAdj(needed), row -> row.withAdj(needed + 1));
      case "own_size" ->
          changes(report, lever, pid, row -> row.withRss(needed), row -> row.withRss(needed + 1));
      case "other_adj" ->
          changes(
              report,
              lever,
              lever.get("process").get("pid").number(),
              row -> row.withAdj(needed),
              row -> row.withAdj(needed - 1));
      case "memory_max" -> fits(report, "limitPages", "usagePages", lever);
      case "swap" -> needed > lever.get("current").number();
      default -> throw new AssertionError("not seen in the lab before: " + lever);
    };
  }

  /** The change moves the kill where it is told to, and a step less leaves it where it was. */
  private static boolean changes(
      Node report, Node lever, long pid, UnaryOperator<Row> change, UnaryOperator<Row> less) {
    long victim = report.get("predicted").get("victimPid").number();
    boolean moves = chosen(report, pid, change) == lever.get("victimInstead").get("pid").number();
    // Whom a group of hidden members takes along, and whom oom_kill_allocating_task names, is
    // spared
    // by -1000 alone, whatever the scores are.
    boolean unscored =
        report.get("mode").get("oomGroup").raw() != null
            || report.get("rule").text().equals("allocating-task");
    return moves
        && (chosen(report, pid, less) == victim
            || (unscored && lever.get("needed").number() == EXEMPT));
  }

  private static long chosen(Node report, long pid, UnaryOperator<Row> change) {
    long step = report.get("totalPagesMin").number() / 1000;
    long chosen = 0;
    long most = Long.MIN_VALUE;
    for (Node candidate : report.get("candidates").list()) {
      Row row = Row.of(candidate);
      row = row.pid() == pid ? change.apply(row) : row;
      long points = row.pages() + row.adj() * step;
      if (row.eligible() && points >= most) {
        most = points;
        chosen = row.pid();
      }
    }
    return chosen;
  }

  private static boolean fits(Node report, String limit, String usage, Node lever) {
    long pageSizeBytes = report.get("memory").get("pageSizeBytes").number();
    long request = 1L << report.get("invoker").get("order").number();
    Node memcg = report.get("memcg");
    return lever.get("current").number() == memcg.get(limit).number() * pageSizeBytes
        && lever.get("needed").number() == (memcg.get(usage).number() + request) * pageSizeBytes;
  }

  private static Node run(String command, Path log) {
    List<String> words = new ArrayList<>(List.of(command, "--format", "json"));
    if (command.equals("spare")) {
      words.add("--victim");
    }
    if (log.toString().endsWith("-sample.log.gz")) {
      words.addAll(List.of("--facts", FACTS.toString()));
    }
    words.add(log.toString());
    InProcess run = InProcess.of(words.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return Json.parse(run.out());
  }
}
