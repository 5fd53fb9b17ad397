package org.oomlab.cli.rank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;
import org.oomlab.cli.host.ExitCode;

class SnapshotCommandTest {
  private static final String EXAMPLES = "../examples/snapshots";

  @TempDir private Path directory = Path.of("");

  @Test
  void rank_ofASnapshot_isThatOfTheHostAtThatInstant() throws Exception {
    String proc = host();
    Path file = directory.resolve("s.yaml");
    InProcess snapshot = InProcess.of("snapshot", "--proc", proc, "-o", file.toString());
    InProcess live = InProcess.of("rank", "--proc", proc, "--format", "json");
    InProcess stored = InProcess.of("rank", file.toString(), "--format", "json");

    assertThat(snapshot.err()).isEmpty();
    assertThat(stored.err()).isEmpty();
    assertThat(stored.out())
        .isEqualTo(live.out().replace("\"input\": null", "\"input\": \"" + file + "\""));
  }

  @Test
  void snapshot_throughAPipe_isRanked() throws Exception {
    String text = InProcess.of("snapshot", "--proc", host()).out();
    InProcess ranked = InProcess.with().in(text.getBytes(UTF_8)).run("rank", "-", "--top", "1");

    assertThat(ranked.err()).isEmpty();
    assertThat(ranked.out().lines().findFirst().orElseThrow())
        .startsWith("In this snapshot, cheap (pid 300) would die");
    assertThat(ranked.out()).contains("(pid 301) is the program that took the snapshot");
  }

  @Test
  void rank_exampleOfAPod_killsWithinItAndTheWholeGroup() {
    InProcess run = InProcess.of("rank", EXAMPLES + "/pod-limit.yaml");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("In this snapshot, gunicorn (pid 2044) would die and 2 others")
        .contains("memory of memcg /kubepods/pod7");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void compare_examples_areSituationsOfWhichNoKernelTells() {
    Node document = Json.parse(InProcess.of("compare", "--format", "json", EXAMPLES).out());

    assertThat(document.get("situations").list()).hasSize(2);
    Node desktop = document.get("situations").list().getFirst();
    assertThat(desktop.get("input").text()).endsWith("desktop.yaml");
    assertThat(desktop.get("actual").get("outcome").text()).isEqualTo("UNKNOWN");
    assertThat(desktop.get("unanimous").raw()).isEqualTo(false);
    assertThat(desktop.get("outcomes").list())
        .extracting(outcome -> outcome.get("victimPid").number())
        .containsExactly(1290L, 1290L, 1322L);
  }

  @Test
  void compare_examplesForPeople_fit80Columns() {
    InProcess run = InProcess.of("compare", EXAMPLES);

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void snapshot_whereALogIsAsked_isRefusedOnOneLine() {
    InProcess run = InProcess.of("explain", EXAMPLES + "/desktop.yaml");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err())
        .isEqualTo(
            "oom: ../examples/snapshots/desktop.yaml: is a snapshot, expected a kernel log; rank"
                + " and compare read snapshots\n");
  }

  @Test
  void rank_damagedSnapshot_tellsEveryProblemWithItsPlace() throws IOException {
    Path file = directory.resolve("bad.yaml");
    Files.writeString(
        file, "schema: oom/snapshot/1\nmachine: {kernel: \"6.12\", ram: 5}\noom: {}\ntasks: 7\n");
    InProcess run = InProcess.of("rank", file.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("oom: " + file + ":2:")
        .contains("unknown field 'ram' of the machine");
  }

  @Test
  void rank_snapshotOfAnUnknownKernel_isRefusedUnlessToldAnother() throws IOException {
    Path file = directory.resolve("old.yaml");
    Files.writeString(
        file,
        "schema: oom/snapshot/1\nmachine: {kernel: \"2.4.1\", ram_pages: 5}\noom: {}\ntasks: []\n");

    assertThat(InProcess.of("rank", file.toString()).err())
        .startsWith("oom: the rules of kernel 2.4.1 are not known");
    assertThat(InProcess.of("compare", file.toString()).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(InProcess.of("rank", "--kernel", "6.12", file.toString()).exitCode())
        .isEqualTo(ExitCode.OK);
  }

  private String host() throws IOException {
    return new HostTree(directory)
        .process(100, "hog", 0, 400000, 1000, 800)
        .process(300, "cheap", 1000, 100, 0, 0)
        .process(301, "oom", 0, 200, 0, 0)
        .root()
        .toString();
  }
}
