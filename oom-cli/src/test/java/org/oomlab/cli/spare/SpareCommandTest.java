package org.oomlab.cli.spare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.cli.Golden;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;
import org.oomlab.cli.host.ExitCode;

class SpareCommandTest {
  private static final String EXAMPLES = "../examples/";
  private static final String MEMCG = EXAMPLES + "memcg-limit.log";
  private static final String GLOBAL = EXAMPLES + "global-swap.log";
  private static final String GROUP = EXAMPLES + "oom-group.log";

  @ParameterizedTest
  @ValueSource(strings = {"memcg-limit", "global-swap", "oom-group"})
  void spare_ofExample_isAsReviewedAndFits(String example) {
    InProcess run = InProcess.of("spare", "--victim", EXAMPLES + example + ".log");

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    Golden.check("spare-" + example + ".txt", run.out());
  }

  @Test
  void spare_ofExamples_asJsonIsAsReviewed() {
    InProcess run = InProcess.of("spare", "--victim", "--format", "json", GLOBAL, MEMCG, GROUP);

    assertThat(run.err()).isEmpty();
    Golden.check("spare-all.json", run.out());
  }

  /**
   * 5120 pages, so 5 a step. p4-2 has 795 pages and 500 * 5, 3295 in all; the next, p4-1, 3106. It
   * stands before p4-2, and of equal scores the last one met dies: p4-2 may have 3105. That is 2310
   * above its 795, or 462 steps; one more makes 3110. In pages it is 190 too large. p4-1 lacks 190,
   * which 38 steps are just enough for. The memcg holds 5120 of 5120 pages, and one was asked for.
   */
  @Test
  void spare_ofFullMemcg_isAsByHand() {
    Node levers = Json.parse(spare(MEMCG)).get("reports").list().getFirst().get("levers");

    Node adj = lever(levers, "oom_score_adj");
    assertThat(adj.get("current").number()).isEqualTo(500);
    assertThat(adj.get("needed").number()).isEqualTo(462);
    assertThat(adj.get("victimInstead").get("pid").number()).isEqualTo(160);
    Node size = lever(levers, "own_size");
    assertThat(size.get("current").number() - size.get("needed").number()).isEqualTo(190);
    Node other = lever(levers, "other_adj");
    assertThat(other.get("process").get("pid").number()).isEqualTo(160);
    assertThat(other.get("current").number()).isEqualTo(500);
    assertThat(other.get("needed").number()).isEqualTo(538);
    Node limit = lever(levers, "memory_max");
    assertThat(limit.get("current").number()).isEqualTo(5120 * 4096);
    assertThat(limit.get("needed").number()).isEqualTo(5121 * 4096);
    assertThat(limit.get("victimInstead").raw()).isNull();
  }

  /**
   * 49 pages a step. p2-0 has 696 pages and 1000 * 49, 49696 in all; the next, p2-2, 35726, and
   * stands behind it, so that equal is enough: (35726 - 696) / 49 = 714.9. Its few pages resident
   * are not the 13970 that it is ahead. p2-2 makes them up with 286 steps, p2-6 needs 427.
   */
  @Test
  void spare_ofMachineShort_isAsByHand() {
    Node levers = Json.parse(spare(GLOBAL)).get("reports").list().getFirst().get("levers");

    assertThat(lever(levers, "oom_score_adj").get("needed").number()).isEqualTo(714);
    assertThat(lever(levers, "own_size").get("impossible").text()).contains("nothing resident");
    Node other = lever(levers, "other_adj");
    assertThat(other.get("process").get("pid").number()).isEqualTo(98);
    assertThat(other.get("needed").number() - other.get("current").number()).isEqualTo(286);
    assertThat(lever(levers, "memory_max").get("impossible").text()).contains("no memcg");
    assertThat(lever(levers, "swap").get("impossible").text()).contains("swap was full");
  }

  /**
   * Of /t0/c0, which dies as a whole, the report shows no member. p0-8 is surely spared by the
   * limit, 7424 pages and one more, and by -1000, which no group takes along.
   */
  @Test
  void spare_ofGroupWhoseMembersAreHidden_tellsWhatIsSure() {
    Node levers = Json.parse(spare(GROUP)).get("reports").list().getFirst().get("levers");

    assertThat(lever(levers, "memory_max").get("needed").number()).isEqualTo(7425 * 4096);
    assertThat(lever(levers, "oom_score_adj").get("needed").number()).isEqualTo(-1000);
    assertThat(lever(levers, "own_size").get("impossible").text())
        .contains("does not show who dies with");
  }

  @Test
  void spare_ofAnyoneByName_namesEachInEachReport() {
    Node document =
        Json.parse(
            InProcess.of("spare", "--process", "p4-1", "--format", "json", GLOBAL, MEMCG).out());

    Node only = document.get("reports").list().getFirst();
    assertThat(document.get("reports").list()).hasSize(1);
    assertThat(only.get("index").number()).isEqualTo(1);
    assertThat(only.get("standing").text()).isEqualTo("SURVIVES");
    assertThat(only.get("levers").list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--process nobody ../examples/memcg-limit.log | no report has a process with the pid or",
        "--process 1      ../examples/memcg-limit.log | no report has a process with the pid or",
        "../examples/memcg-limit.log                  | --process PID-or-NAME or --victim: one",
        "--victim --process 1 ../examples/memcg-limit.log | --process PID-or-NAME or --victim: one",
        "--victim --format csv ../examples/memcg-limit.log | --format csv: spare offers text, json"
      })
  void spare_askedWrongly_isOneLineAndExitCode2(String words, String message) {
    InProcess run = InProcess.of(("spare " + words).split("\\s+", -1));

    assertThat(run.err()).contains(message);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void spare_ofAProcessThatIsNotThere_leavesNoFile(@TempDir Path folder) {
    Path file = folder.resolve("spare.json");

    InProcess run = InProcess.of("spare", "--process", "nobody", "-o", file.toString(), MEMCG);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void spare_ofALogWithoutReports_saysSo() {
    String log = "[    0.000000] Linux version 6.1.0\n[    0.100000] booted\n";

    InProcess run = InProcess.of(Map.of(), log, "spare", "--victim", "-");

    assertThat(run.out()).contains("No report of the OOM killer");
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
  }

  /** p4-2 and p4-1 both have 500, the most there is: footprint decides, 795 pages against 606. */
  @Test
  void spare_underAnotherPolicy_isByThatPolicy() {
    Node levers =
        Json.parse(
                InProcess.of(
                        "spare", "--victim", "--policy", "priority-only", "--format", "json", MEMCG)
                    .out())
            .get("reports")
            .list()
            .getFirst()
            .get("levers");

    assertThat(lever(levers, "oom_score_adj").get("needed").number()).isEqualTo(499);
    assertThat(lever(levers, "other_adj").get("needed").number()).isEqualTo(501);
  }

  private static String spare(String log) {
    InProcess run = InProcess.of("spare", "--victim", "--format", "json", log);
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  private static Node lever(Node levers, String name) {
    return levers.list().stream()
        .filter(lever -> lever.get("lever").text().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
