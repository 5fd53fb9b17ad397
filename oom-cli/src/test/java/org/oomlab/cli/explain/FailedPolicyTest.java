package org.oomlab.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.plugin.PluginJarBuilder;

/** A policy that fails leaves of a report all that does not hang on it. */
final class FailedPolicyTest {
  private static final String LOG =
      Path.of(System.getProperty("oom.root", "")).resolve("examples/memcg-limit.log").toString();
  private static final String REASON = "the policy rash failed: it threw Error: no\u001b[31m (at";

  @TempDir private static Path directory = Path.of("");

  private static String jar = "";

  @BeforeAll
  static void compile() throws IOException {
    jar =
        new PluginJarBuilder(directory)
            .provider("rash", "", "throw new Error(\"no\\u001b[31m\");")
            .build("rash.jar")
            .toString();
  }

  @Test
  void json_keepsWhatTheLogSaysAndRanksByTheKernelsBadness() {
    InProcess run = explain("json");

    assertFailed(run);
    Json.Node document = Json.parse(run.out());
    assertThat(document.get("errors").list()).hasSize(1);
    assertThat(document.get("summary").get("reports").number()).isEqualTo(1);
    assertThat(document.get("summary").get("indeterminate").number()).isEqualTo(1);
    Json.Node report = document.get("reports").list().getFirst();
    assertThat(report.get("agreement").text()).isEqualTo("INDETERMINATE");
    assertThat(report.get("reason").text()).startsWith(REASON);
    assertThat(report.get("predicted").get("outcome").text()).isEqualTo("UNKNOWN");
    assertThat(report.get("predicted").get("policy").text()).isEqualTo("rash");
    Json.Node sound =
        Json.parse(InProcess.of("explain", "--format", "json", LOG).out())
            .get("reports")
            .list()
            .getFirst();
    for (String field :
        List.of("actual", "memory", "kernel", "totalPages", "candidates", "missing")) {
      assertThat(report.get(field).raw()).as(field).isEqualTo(sound.get(field).raw());
    }
  }

  @Test
  void text_tellsTheReportAndTheFailure() {
    InProcess run = explain("text");

    assertFailed(run);
    String out = run.out().replaceAll("\\s+", " ");
    assertThat(out)
        .contains(
            "Linux killed ",
            "Undecided: the policy rash failed: it threw Error: no\\x1b[31m (at plugin.P0.",
            "the ranking is by the kernel's own badness")
        .doesNotContain("No report", "\u001b");
    assertThat(run.out().lines().filter(line -> line.startsWith("x "))).hasSize(1);
  }

  @Test
  void csv_hasARowForTheReport() {
    InProcess run = explain("csv");

    assertFailed(run);
    assertThat(run.out())
        .contains("KILLED", ",rash,UNKNOWN,", ",INDETERMINATE,", "rash failed: it");
  }

  @Test
  void html_tellsTheReportAndTheFailure() {
    InProcess run = explain("html");

    assertFailed(run);
    assertThat(run.out()).contains("Linux killed ", "the policy rash failed: it threw Error: no");
  }

  @Test
  void release_askedFor_stillCounts() {
    InProcess run = explain("json", "--kernel", "5.4");

    assertFailed(run);
    Json.Node report = Json.parse(run.out()).get("reports").list().getFirst();
    assertThat(report.get("kernel").get("evidence").text()).contains("--kernel 5.4");
  }

  @Test
  void check_ofAPolicyThatFails_tellsTheFailure() {
    assertFailed(explain("text", "--check"));
  }

  @Test
  void reports_ofWhichEachFailsOtherwise_areAllThereWithOneLineAboutTheFirst() throws IOException {
    Path two = Files.createDirectories(directory.resolve("two"));
    Files.copy(Path.of(LOG), two.resolve("a.log"));
    Files.copy(Path.of(LOG).resolveSibling("global-swap.log"), two.resolve("b.log"));
    String counting =
        new PluginJarBuilder(directory)
            .provider("picky", "", "throw new Error(\"of \" + request.control().totalPages());")
            .build("picky.jar")
            .toString();
    InProcess run =
        InProcess.of(
            "explain",
            "--format",
            "json",
            "--plugin-path",
            counting,
            "--policy",
            "picky",
            two.toString());

    assertThat(run.err()).startsWith("oom: policy picky (").hasLineCount(1);
    Json.Node document = Json.parse(run.out());
    assertThat(document.get("summary").get("indeterminate").number()).isEqualTo(2);
    assertThat(document.get("reports").list())
        .extracting(report -> report.get("reason").text())
        .doesNotHaveDuplicates()
        .allMatch(reason -> reason.startsWith("the policy picky failed: it threw Error: of "));
  }

  private static InProcess explain(String format, String... more) {
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, "explain", "--format", format, "--plugin-path", jar);
    Collections.addAll(arguments, "--policy", "rash", LOG);
    Collections.addAll(arguments, more);
    return InProcess.of(arguments.toArray(String[]::new));
  }

  private static void assertFailed(InProcess run) {
    assertThat(run.err())
        .startsWith("oom: policy rash (" + jar + ") threw Error: no\\x1b[31m (at plugin.P0.")
        .hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
