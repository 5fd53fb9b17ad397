package org.oomlab.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.plugin.PluginJarBuilder;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.verify.Counterexample;

class VerifyCommandTest {
  /** Chooses the first process of the machine, whoever it is. */
  private static final String FIRST_OF_ALL =
      """
      Explanation why = Explanation.of(new Reason("first", "it stands first"));
      return request.machine().tasks().isEmpty()
          ? new Verdict.NobodyKillable(why)
          : new Verdict.KillTask(request.machine().tasks().getFirst().id(), why);
      """;

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classic",
        "cgroup-aware",
        "priority-only",
        "priority-only:polarity=low-dies-first"
      })
  void verify_installedPolicy_keepsWhatItPromises(String policy) {
    InProcess run = InProcess.of("verify", policy, "--tries", "100", "--seed", "7");

    assertThat(run.out()).contains("keeps all ");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void verify_whatIsNotPromised_isNotAskedAndSaidSo() {
    InProcess run =
        InProcess.of("verify", "classic", "--tries", "5", "--promises", "none", "--seed", "1");

    assertThat(run.out())
        .contains("promises nothing beyond what every policy must keep")
        .containsPattern("prefers-large +not asked: it is not promised");
  }

  @Test
  void verify_brokenPlugin_failsWithAMachineThatOtherCommandsRead() throws Exception {
    Path jar = plugin("first", FIRST_OF_ALL);
    Path file = directory.resolve("broken.yaml");
    InProcess run =
        InProcess.of(
            "verify",
            "first",
            "--plugin-path",
            jar.toString(),
            "--tries",
            "200",
            "--seed",
            "3",
            "--counterexample",
            file.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("first breaks ")
        .containsPattern("BROKEN +spares-the-exempt")
        .contains("@net.jqwik.api.Example\n  void sparesTheExempt_onceBroken_isKept() {");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(InProcess.of("rank", file.toString()).exitCode()).isEqualTo(ExitCode.OK);
    InProcess compared =
        InProcess.of("compare", file.toString(), "--policy", "classic,priority-only");
    assertThat(compared.exitCode()).isEqualTo(ExitCode.OK);
  }

  /** One exempt process is enough to show it. */
  @Test
  void verify_brokenPlugin_isToldToAProgramWithASmallMachine() throws Exception {
    Path jar = plugin("first", FIRST_OF_ALL);
    String[] command = {
      "verify",
      "first",
      "--plugin-path",
      jar.toString(),
      "--tries",
      "200",
      "--seed",
      "3",
      "--format",
      "json"
    };
    String out = InProcess.of(command).out();
    Node document = Json.parse(out);

    assertThat(document.get("schema").text()).isEqualTo("oom/verify/1");
    assertThat(document.get("policy").text()).isEqualTo("first");
    assertThat(document.get("seed").number()).isEqualTo(3);
    assertThat(document.get("passed").raw()).isEqualTo(false);
    Node broken =
        document.get("properties").list().stream()
            .filter(property -> property.get("name").text().equals("spares-the-exempt"))
            .findFirst()
            .orElseThrow();
    assertThat(broken.get("status").text()).isEqualTo("BROKEN");
    assertThat(broken.get("counterexample").get("tasks").number()).isLessThanOrEqualTo(4);
    String yaml = broken.get("counterexample").get("snapshot").text();
    SelectionRequest request = Counterexample.of(yaml).request();
    assertThat(request.machine().tasks()).isNotEmpty();
    assertThat(document.get("properties").list())
        .hasSizeGreaterThanOrEqualTo(PolicyInvariants.all().size());
    assertThat(InProcess.of(command).out()).isEqualTo(out);
  }

  @Test
  void verify_throwingPlugin_isToldWhatItThrew() throws Exception {
    Path jar = plugin("thrower", "throw new IllegalStateException(\"boom\");");
    InProcess run =
        InProcess.of(
            "verify", "thrower", "--plugin-path", jar.toString(), "--tries", "20", "--seed", "3");

    assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(run.out()).contains("never-throws is broken").contains("boom");
    assertThat(run.err()).isEmpty();
  }

  /** No instant shows it: the machine that the simulator ran is told instead. */
  @Test
  void verify_brokenInARun_isToldWithTheCourseOfEvents() throws Exception {
    String nobody =
        "return new Verdict.NobodyKillable(Explanation.of(new Reason(\"idle\", \"it is idle\")));";
    Path jar = plugin("idle", nobody);
    String[] command = {
      "verify", "idle", "--plugin-path", jar.toString(), "--tries", "20", "--seed", "3"
    };
    InProcess run = InProcess.of(command);

    assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(run.out())
        .containsPattern("BROKEN +ends-shortages")
        .contains("ends-shortages is broken\n  Always-decides: at ")
        .containsPattern("The smallest course of events found:\n\n    grows to \\d+ MiB in ");
    String[] json =
        Stream.concat(Stream.of(command), Stream.of("--format", "json")).toArray(String[]::new);
    Node broken =
        Json.parse(InProcess.of(json).out()).get("properties").list().stream()
            .filter(property -> property.get("name").text().equals("ends-shortages"))
            .findFirst()
            .orElseThrow();
    assertThat(broken.get("status").text()).isEqualTo("BROKEN");
    assertThat(broken.get("counterexample").get("text").text()).startsWith("  grows to ");
  }

  /** It decides well whatever the file says: no question shows it, the class file does. */
  @Test
  void verify_pluginThatReadsAFile_isToldWhere() throws Exception {
    String reads =
        """
        try {
          java.nio.file.Files.readString(java.nio.file.Path.of("/proc/loadavg"));
        } catch (java.io.IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        """;
    Path jar = plugin("reader", reads + FIRST_OF_ALL);
    InProcess run =
        InProcess.of("verify", "reader", "--plugin-path", jar.toString(), "--tries", "1");

    assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("BROKEN +touches-nothing +by its classes")
        .contains("touches-nothing is broken\n  Its classes use what a pure function does not, in ")
        .contains("java.nio.file.Files.readString(java.nio.file.Path)");
    assertThat(run.out().lines())
        .filteredOn(line -> line.length() > 80)
        .allMatch(line -> !line.strip().contains(" "));
  }

  /** Five seconds, once: it is not asked again. */
  @Test
  void verify_loopingPlugin_isStoppedAndNothingElseSaidOfIt() throws Exception {
    Path jar = plugin("looper", "while (true) {}");
    InProcess run = InProcess.of("verify", "looper", "--plugin-path", jar.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("looper breaks 1 of 2 properties.")
        .contains("Did not return within 5000 ms on a machine with ")
        .doesNotContain("spares-the-exempt");
  }

  @Test
  void verify_providerWithAnUnknownPromise_isRefusedOnOneLine() throws Exception {
    Path work = Files.createDirectories(directory.resolve("liar"));
    String promises =
        "public Set<String> promises(PolicyParameters parameters) { return Set.of(\"eternity\"); }";
    Path jar =
        new PluginJarBuilder(work).provider("liar", promises, FIRST_OF_ALL).build("liar.jar");
    InProcess run = InProcess.of("verify", "liar", "--plugin-path", jar.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("liar.jar) promises what is not known: 'eternity'");
  }

  @Test
  void verify_wordThatIsNoPromise_isRefusedOnOneLine() {
    InProcess run = InProcess.of("verify", "classic", "--promises", "prefers-larg");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err())
        .startsWith("oom: --promises: 'prefers-larg' is no promise; did you mean prefers-large?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "classic,priority-only", "classic:a=b", "classic@9"})
  void verify_policyThatIsNone_isRefusedOnOneLine(String policy) {
    InProcess run = InProcess.of("verify", policy);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "99999999"})
  void verify_impossibleNumberOfTries_isRefusedOnOneLine(String tries) {
    InProcess run = InProcess.of("verify", "classic", "--tries", tries);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err())
        .isEqualTo("oom: --tries: " + tries + " is not a number from 1 to 10000000\n");
  }

  private Path plugin(String name, String select) throws IOException {
    Path work = Files.createDirectories(directory.resolve(name));
    return new PluginJarBuilder(work).provider(name, "", select).build(name + ".jar");
  }
}
