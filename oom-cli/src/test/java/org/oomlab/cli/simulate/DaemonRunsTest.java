package org.oomlab.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.host.ExitCode;

/** An installed daemon beside the kernel's killer, from the command line. */
class DaemonRunsTest {
  private static final String SCENARIO = "../examples/scenarios/desktop-browser.yaml";

  @Test
  void simulate_daemon_killsInsteadOfTheKernelAndIsNamed() {
    InProcess run = InProcess.of("simulate", SCENARIO, "--daemon", "earlyoom:swap-term=100");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("classic + earlyoom:swap-term=100", "by daemons");
    assertThat(run.out().replaceAll("\\s+", " ")).contains("earlyoom:swap-term=100: SIGTERM at ");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void simulate_daemonAsJson_tellsWhoseKillItWas() {
    String json =
        InProcess.of("simulate", SCENARIO, "--daemon", "earlyoom:swap-term=100", "--format", "json")
            .out();

    assertThat(json).contains("\"daemon\": \"earlyoom:swap-term=100\"");
    assertThat(InProcess.of("simulate", SCENARIO, "--format", "json").out())
        .doesNotContain("\"daemon\"");
  }

  @Test
  void simulate_daemonAsHtml_tellsWhoseKillItWas() {
    String html =
        InProcess.of("simulate", SCENARIO, "--daemon", "earlyoom", "--format", "html").out();

    assertThat(html).contains("the daemon earlyoom, before memory ran out");
  }

  @Test
  void compare_daemon_setsEachPolicyBesideItself() {
    String csv =
        InProcess.of(
                "compare",
                SCENARIO,
                "--policy",
                "classic,priority-only",
                "--daemon",
                "earlyoom",
                "--format",
                "json")
            .out();

    assertThat(csv)
        .contains(
            "\"classic\"",
            "\"priority-only\"",
            "\"classic + earlyoom\"",
            "\"priority-only + earlyoom\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --daemon earlyom          | --daemon: no daemon named 'earlyom'; did you mean earlyoom?
          --daemon classic          | --daemon: classic is a policy, not a daemon; see --policy
          --policy earlyoom         | --policy: earlyoom is a daemon, not a policy; see --daemon
          --daemon earlyoom@1.7     | --daemon: daemon earlyoom is installed in version 1.9.0, not
          --daemon earlyoom:x=1     | --daemon: daemon earlyoom has no parameter 'x'
          --daemon earlyoom:avoid=( | --daemon: policy earlyoom: parameter avoid is '(', expected
          --daemon earlyoom --oracle| --oracle: tries out other first victims of the policy
          """)
  void simulate_wrongDaemon_isOneLine(String arguments, String expected) {
    String[] words = ("simulate " + SCENARIO + " " + arguments).split(" ", -1);

    InProcess run = InProcess.of(words);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).startsWith("oom: " + expected);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void compare_daemonOnALog_isRefused() {
    InProcess run = InProcess.of("compare", "../examples/memcg-limit.log", "--daemon", "earlyoom");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).startsWith("oom: --daemon: acts before an OOM");
  }
}
