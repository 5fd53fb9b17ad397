package org.oomlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.plugin.PluginJarBuilder;

final class PoliciesCommandTest {
  private static final String NOBODY =
      "return new Verdict.NobodyKillable(Explanation.of(new Reason(\"none\", \"none\")));";

  @TempDir private Path directory = Path.of("");

  @Test
  void list_asText_namesEveryPolicyInOrderAndFitsTheTerminal() {
    String out = InProcess.of("policies").out();
    assertThat(out.lines().filter(line -> !line.startsWith(" ") && !line.isEmpty()))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("cgroup-aware "),
            line -> assertThat(line).startsWith("classic "),
            line -> assertThat(line).isEqualTo("earlyoom 1.9.0, a pressure daemon"),
            line -> assertThat(line).startsWith("priority-only "));
    assertThat(out.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void one_asText_tellsSourceAndParameters() {
    assertThat(InProcess.of("policies", "priority-only").out())
        .contains("source: ", "polarity=high-dies-first|low-dies-first, default high-dies-first");
  }

  @Test
  void daemon_asText_tellsItsParameters() {
    assertThat(InProcess.of("policies", "earlyoom").out())
        .contains("mem-term=1..99, default 10", "avoid=regular-expression, default none\n");
    assertThat(InProcess.of("policies", "--format", "json").out())
        .contains("\"role\": \"daemon\"", "\"role\": \"policy\"");
  }

  @Test
  void classic_showsTheReleaseTable() {
    String text = InProcess.of("policies", "classic").out();

    assertThat(text.replaceAll("\\s+", " "))
        .contains("This is not followed: - 32-bit kernels", "- what stable kernels took back");
    assertThat(text).contains("  2.6.11\n    score.formula=total-vm, ", "  5.9\n");
    assertThat(text)
        .contains(
            """
              2.6.18
                entry.panicOnOom=unconstrained
                  mm/oom_kill.c out_of_memory(), read in 2.6.18 to 2.6.21.5, not in
                  2.6.16-rc: panic_on_oom, for unconstrained OOMs whatever its value
            """)
        .contains(
            """
              5.9
                charge.retries=16
                  mm/memcontrol.c try_charge(), read in 5.9.1 to 6.12, not in 5.8.1: 16
                  rounds of reclaim
            """);
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(InProcess.of("policies", "classic", "--format", "json").out())
        .contains("\"since\": \"2.6.36\"", "\"score.rootBonus\": \"thirty-per-mille\"")
        .contains(
            "\"simulator\": [", "\"notFollowed\": [", "\"reaper.start\": \"after-two-seconds\"")
        .contains(
            "\"changes\": {", "\"file\": \"fs/proc/base.c\"", "\"readIn\": \"5.9.1 to 6.18.2\"");
    assertThat(InProcess.of("policies", "priority-only").out()).doesNotContain("2.6.11");
  }

  @Test
  void kernelOlderThanTheTable_isRefusedNotBlamedOnTheReport() {
    InProcess result = InProcess.of("explain", "--kernel", "2.4.18", "../examples/memcg-limit.log");
    assertThat(result.err())
        .isEqualTo(
            "oom: --kernel: 2.4.18 is older than 2.6.11, the oldest release whose rules are"
                + " known\n");
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void text_inANarrowTerminal_fitsIt() {
    String out = InProcess.with().variable("COLUMNS", "50").run("policies").out();
    assertThat(out.lines()).allMatch(line -> line.length() <= 50);
  }

  @Test
  void one_asJson_hasTheStableFields() {
    assertThat(InProcess.of("policies", "priority-only", "--format", "json").out())
        .startsWith("{\n  \"schema\": \"oom/policies/1\",\n  \"policies\": [")
        .contains("\"name\": \"priority-only\"", "\"version\": ", "\"summary\": ")
        .contains("\"module\": ", "\"source\": ")
        .contains("\"name\": \"polarity\"", "\"type\": ", "\"default\": ", "\"description\": ")
        .endsWith("}\n");
  }

  @Test
  void output_toAFile_isWrittenWholeAndNothingElse() throws IOException {
    Path file = directory.resolve("out.txt");
    Files.writeString(file, "before");
    InProcess result = InProcess.of("policies", "-o", file.toString());
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(file).content().isEqualTo(InProcess.of("policies").out());
    assertThat(directory).isDirectoryNotContaining("glob:**.unfinished");
  }

  @Test
  void plugin_byOption_isListedWithItsJar() throws IOException {
    Path jar = plugin("greedy");
    assertThat(InProcess.of("policies", "greedy", "--plugin-path", jar.toString()).out())
        .contains("greedy 1", "from: " + jar);
  }

  @Test
  void plugin_thatWritesToTheTerminal_isShownAsCodes() throws IOException {
    Path jar =
        new PluginJarBuilder(directory)
            .source(
                "Loud",
                """
                public final class Loud implements VictimPolicyProvider {
                  public int apiVersion() { return VictimPolicyProvider.API_VERSION; }
                  public PolicyDescriptor descriptor() {
                    return new PolicyDescriptor("loud", "1\\t", "a \\033[31mred one", "b\\b",
                        List.of(new ParameterSpec.IntegerSpec("depth", 3, 1, 9, "\\007how deep")));
                  }
                  public VictimPolicy create(PolicyParameters parameters) {
                    throw new IllegalStateException();
                  }
                }
                """)
            .named("plugin.Loud")
            .build("loud.jar");

    assertThat(InProcess.of("policies", "loud", "--plugin-path", jar.toString()).out())
        .startsWith("loud 1\\x09\n  a \\x1b[31mred one\n")
        .contains("\\x07how deep")
        .doesNotContain("\033", "\007");
  }

  @Test
  void plugin_byDirectoryAndVariable_isListed() throws IOException {
    plugin("greedy");
    assertThat(InProcess.of("policies", "--plugin-path", directory.toString()).out())
        .contains("greedy 1");
    assertThat(
            InProcess.with()
                .variable("OOM_PLUGIN_PATH", directory.toString())
                .run("policies", "--format", "json")
                .out())
        .contains("\"name\": \"greedy\"");
  }

  @Test
  void plugin_broken_isOneLineNamingItAndExitCode2() throws IOException {
    Path jar = Files.writeString(directory.resolve("broken.jar"), "no jar");
    InProcess result = InProcess.of("policies", "--plugin-path", jar.toString());
    assertThat(result.err()).startsWith("oom: plugin " + jar + ": it is not a jar file");
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void pluginPath_directoryWithoutJars_isAnError() {
    InProcess result = InProcess.of("policies", "--plugin-path", directory.toString());
    assertThat(result.err()).contains("there is no jar in directory " + directory);
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  private Path plugin(String name) throws IOException {
    return new PluginJarBuilder(directory).provider(name, "", NOBODY).build(name + ".jar");
  }
}
