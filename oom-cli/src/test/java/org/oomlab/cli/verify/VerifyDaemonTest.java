package org.oomlab.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oomlab.api.pressure.PressureDaemonProvider;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.plugin.PluginJarBuilder;

/** The same command holds a daemon to its own properties. */
class VerifyDaemonTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void verify_installedDaemon_keepsWhatItPromises() {
    InProcess run = InProcess.of("verify", "earlyoom", "--tries", "120", "--seed", "7");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("earlyoom keeps all ").contains("forestalls-the-kernel");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
  }

  /** The finding of docs/findings.md. */
  @Test
  void verify_whatIsNotPromised_isBrokenWithOneProcess() {
    InProcess run =
        InProcess.of(
            "verify", "earlyoom", "--promises", "spares-the-dead", "--tries", "120", "--seed", "1");

    assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(run.out()).contains("spares-the-dead is broken", "which has no memory left");
    assertThat(run.out().lines().filter(line -> line.contains(" pid "))).hasSizeLessThan(3);
  }

  @Test
  void verify_unknownPromise_namesThoseOfDaemons() {
    InProcess run = InProcess.of("verify", "earlyoom", "--promises", "prefers-large");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("'prefers-large' is no promise").contains("starves-no-memcg");
  }

  @Test
  void verify_throwingDaemon_isAskedNothingElse() throws Exception {
    Path jar =
        new PluginJarBuilder(directory)
            .daemon(
                "thrower",
                PressureDaemonProvider.API_VERSION,
                "throw new IllegalStateException(\"no idea\");")
            .build("thrower.jar");

    InProcess run =
        InProcess.of(
            "verify", "thrower", "--plugin-path", jar.toString(), "--tries", "3", "--seed", "1");

    assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(run.out()).contains("It threw IllegalStateException: no idea");
    assertThat(run.out()).startsWith("thrower breaks 1 of 2 properties.");
  }
}
