package org.oomlab.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;
import org.oomlab.cli.host.ExitCode;

class FactsTest {
  private static final String LOG = "../examples/oom-group.log";

  @TempDir Path folder;

  private InProcess explain(String facts) throws IOException {
    Path file = Files.writeString(folder.resolve("facts.json"), facts);
    return InProcess.of("explain", "--format", "json", "--facts", file.toString(), LOG);
  }

  private static String entry(String fields) {
    return "{\"schema\":\"oom/facts/1\",\"facts\":[{\"input\":\"oom-group.log\"," + fields + "}]}";
  }

  /** The report does not show who belongs to /t0/c0; told, the model names all who die with it. */
  @Test
  void explain_membersTold_namesWhoDiesWithTheGroup() throws IOException {
    Node alone = Json.parse(InProcess.of("explain", "--format", "json", LOG).out());
    List<Long> killed =
        alone.get("reports").list().getFirst().get("actual").get("killedPids").numbers();
    String pids = killed.stream().distinct().map(String::valueOf).collect(Collectors.joining(","));

    Node told =
        Json.parse(
            explain(
                    entry(
                        "\"memcgs\":[{\"path\":\"/t0/c0\",\"oomGroup\":true,\"pids\":["
                            + pids
                            + "]}]"))
                .out());

    Node report = told.get("reports").list().getFirst();
    assertThat(report.get("agreement").text()).isEqualTo("AGREE");
    assertThat(new HashSet<>(report.get("predicted").get("killedPids").numbers()))
        .isEqualTo(new HashSet<>(killed));
    assertThat(report.get("told").list()).hasSize(1);
  }

  @Test
  void explain_wrongFact_isOneLineWithItsPlace() throws IOException {
    InProcess run = explain(entry("\"swappiness\":900"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).containsOnlyOnce("\n").contains("facts.json:1:", "900", "0 to 200");
  }

  @Test
  void explain_factsOfAnotherInput_areRefused() throws IOException {
    InProcess run = explain(entry("\"vfork\":[]").replace("oom-group.log", "oom-grup.log"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err())
        .containsOnlyOnce("\n")
        .contains("facts.json", "tells nothing of any of the inputs");
  }

  @Test
  void explain_noSuchFactsFile_isOneLine() {
    InProcess run = InProcess.of("explain", "--facts", folder.resolve("none").toString(), LOG);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).containsOnlyOnce("\n").contains("none");
  }
}
