package org.oomlab.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
    List<String> whole =
        LabReports.of(name -> true).stream()
            .filter(lines -> lines.stream().anyMatch(line -> isHead(line, time)))
            .findFirst()
            .orElseThrow();
    String log = String.join("\n", whole.stream().filter(lost.negate()).toList()) + "\n";
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

  /** A row like another's is a child in vfork, or none; and no limit is left to score with. */
  @Test
  void openTotal_withPossibleChildrenInVfork_isUndecided() {
    Node report = explained("166.337153", line -> line.contains("] memory: usage"));

    assertThat(report.get("agreement").text()).isEqualTo("INDETERMINATE");
    assertThat(missing(report)).contains("MEMCG_LIMIT");
  }
}
