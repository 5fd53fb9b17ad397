package org.oomlab.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oomlab.api.pressure.PressureDaemonProvider;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.policy.TimedCallGuard;
import org.oomlab.core.registry.PluginProblem;
import org.oomlab.core.registry.PluginProblem.Kind;
import org.oomlab.core.registry.PolicyRegistry;
import org.oomlab.core.registry.RegisteredDaemon;

/** Pressure daemons in jars are loaded and checked as policies are. */
final class DaemonPluginTest {
  private static final String SCENARIO = "../examples/scenarios/desktop-browser.yaml";
  private static final int VERSION = PressureDaemonProvider.API_VERSION;
  private static final String EXPLAIN = "Explanation.of(new Reason(\"none\", \"none\"))";
  private static final String NOTHING =
      "return new Reaction<>(new Deed.Nothing(" + EXPLAIN + "), 1000, new Seen(1));";

  @TempDir private Path directory = Path.of("");

  @Test
  void plugin_withDaemonAlone_isThereBesideTheInstalledOne() throws IOException {
    Path jar = new PluginJarBuilder(directory).daemon("idle", VERSION, NOTHING).build("idle.jar");

    PolicyRegistry registry = load(jar);

    assertThat(registry.problems()).isEmpty();
    assertThat(registry.daemons())
        .extracting(RegisteredDaemon::name)
        .containsExactly("earlyoom", "idle");
    assertThat(registry.daemons().getLast().module()).isEqualTo(jar.toString());
  }

  @Test
  void plugin_otherApiVersion_isRefusedByName() throws IOException {
    Path jar = new PluginJarBuilder(directory).daemon("old", 99, NOTHING).build("old.jar");

    assertThat(load(jar).problems())
        .satisfiesExactly(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.WRONG_VERSION);
              assertThat(problem.detail()).contains("version 99", "expected " + VERSION);
            });
  }

  /** A name stands for one thing, so that verify knows which. */
  @Test
  void plugin_daemonNamedAsAPolicy_isADuplicate() throws IOException {
    Path jar = new PluginJarBuilder(directory).daemon("classic", VERSION, NOTHING).build("c.jar");

    assertThat(load(jar).problems())
        .extracting(PluginProblem::kind, PluginProblem::detail)
        .satisfiesExactly(
            problem ->
                assertThat(problem.toList())
                    .satisfiesExactly(
                        kind -> assertThat(kind).isEqualTo(Kind.DUPLICATE_NAME),
                        detail ->
                            assertThat(detail.toString())
                                .startsWith("there is already a policy named classic, in ")));
  }

  @Test
  void simulate_daemonThatThrowsOrInvents_isNamedOnOneLine() throws IOException {
    Path thrower =
        new PluginJarBuilder(directory)
            .daemon("thrower", VERSION, "throw new IllegalStateException(\"no idea\");")
            .build("thrower.jar");
    Path inventor =
        new PluginJarBuilder(directory.resolve("other"))
            .daemon(
                "inventor",
                VERSION,
                "return new Reaction<>(new Deed.SignalTask(TaskId.ofPid(4711), Signal.KILL, "
                    + EXPLAIN
                    + "), 1000, new Seen(1));")
            .build("inventor.jar");

    assertFails(thrower, "thrower", "threw IllegalStateException: no idea");
    assertFails(inventor, "inventor", "signals pid 4711, which does not exist");
  }

  @Test
  void simulate_daemonOfAPlugin_runsAndDoesNothing() throws IOException {
    Path jar = new PluginJarBuilder(directory).daemon("idle", VERSION, NOTHING).build("idle.jar");

    InProcess run =
        InProcess.of("simulate", SCENARIO, "--daemon", "idle", "--plugin-path", jar.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("classic + idle").doesNotContain("by daemons");
  }

  private static void assertFails(Path jar, String name, String detail) {
    InProcess run =
        InProcess.of("simulate", SCENARIO, "--daemon", name, "--plugin-path", jar.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("daemon " + name + " (" + jar + ") " + detail);
  }

  private static PolicyRegistry load(Path jar) {
    return PolicyRegistry.load(List.of(jar), new TimedCallGuard(5000, line -> {}));
  }
}
