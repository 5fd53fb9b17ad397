package org.oomlab.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;

/** Real reports without some line that no mark replaces: each was once called a disagreement. */
class LostLinesTest {
  /** Returns what is said of the report that begins at that time, without the lines lost. */
  private static Node explained(String time, Predicate<String> lost) {
    return explained(lines(time).stream().filter(lost.negate()).toList());
  }

  private static List<String> lines(String time) {
    return LabReports.of(name -> true).stream()
        .filter(lines -> lines.stream().anyMatch(line -> isHead(line, time)))
        .findFirst()
        .orElseThrow();
  }

  private static Node explained(List<String> lines) {
    String log = String.join("\n", lines) + "\n";
    InProcess run =
        InProcess.with().in(log.getBytes(UTF_8)).run("explain", "--format", "json", "-");
    return Json.parse(run.out()).get("reports").list().getFirst();
  }

  private static boolean isHead(String line, String time) {
    return line.contains(time + "]") && line.contains("invoked oom-killer");
  }

  private static List<String> missing(Node report) {
    return report.get("missing").list().stream().map(fact -> fact.get("kind").text()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "7.820090, pages reserved, RAM_TOTAL",
    "119.812960, Node 0 DMA32 free:, RAM_TOTAL",
    "22.303058, oom-kill:constraint, KILL_LINE",
  })
  void reportWithoutALine_namesTheFactThatIsMissing(String time, String line, String fact) {
    assertThat(explained(time, text -> false).get("agreement").text()).isEqualTo("AGREE");

    Node report = explained(time, text -> text.contains(line));

    assertThat(report.get("agreement").text()).isNotEqualTo("DISAGREE");
    assertThat(missing(report)).contains(fact);
  }

  @Test
  void tableWithoutARow_lacksTheVictims() {
    Node report = explained("12.886188", line -> line.matches(".*\\] \\[ *\\d+\\] .*"));

    assertThat(report.get("agreement").text()).isEqualTo("INDETERMINATE");
    assertThat(missing(report)).contains("TASK_ROWS");
  }

  /** As where an OOM kills in vain: who is left was killed before, which no table marks. */
  private static List<String> nobodyKillable(String... before) {
    List<String> log = new ArrayList<>(List.of(before));
    for (String line : lines("4.644306")) {
      log.add(line);
      if (line.contains("pages reserved")) {
        break;
      }
    }
    log.add("[    4.645354] Tasks state (memory values in pages):");
    log.add(
        "[    4.645359] [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents"
            + " oom_score_adj name");
    log.add(
        "[    4.645389] [     83]     0    83     4249      125    65536     3654         -1000"
            + " p0-2");
    log.add(
        "[    4.645427] [     87]     0    87     4426     2893    73728     1059             0"
            + " p0-4");
    log.add("[    4.645464] Out of memory and no killable processes...");
    log.add("[    4.645515] Kernel panic - not syncing: System is deadlocked on memory");
    return log;
  }

  @Test
  void nobodyKillable_whereLinesBeforeAreLost_isUndecided() {
    assertThat(explained(nobodyKillable()).get("agreement").text()).isEqualTo("DISAGREE");

    Node report = explained(nobodyKillable("[    4.100000] ** 12 printk messages dropped **"));

    assertThat(report.get("agreement").text()).isEqualTo("INDETERMINATE");
    assertThat(missing(report)).contains("EARLIER_LINES");
  }

  @Test
  void nobodyKillable_whereTheReaperHasBeenAtAll_agrees() {
    String reaped = "[    4.200000] oom_reaper: reaped process 87 (p0-4), now anon-rss:0kB";

    assertThat(explained(nobodyKillable(reaped)).get("agreement").text()).isEqualTo("AGREE");
  }

  @Test
  void kill_behindLinesLeftOut_mayBeOfAnotherReport() {
    List<String> lines = new ArrayList<>(lines("12.886188"));
    int row =
        lines.indexOf(
            lines.stream().filter(line -> line.contains("oom-kill:")).findFirst().orElseThrow());
    lines.add(row, "...");

    assertThat(missing(explained(lines))).contains("KILL_LINE", "TASK_ROWS");
  }

  /** A row like another's is a child in vfork, or none; and no limit is left to score with. */
  @Test
  void openTotal_withPossibleChildrenInVfork_isUndecided() {
    Node report = explained("166.337153", line -> line.contains("] memory: usage"));

    assertThat(report.get("agreement").text()).isEqualTo("INDETERMINATE");
    assertThat(missing(report)).contains("MEMCG_LIMIT");
  }
}
