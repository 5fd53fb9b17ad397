package org.oomlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.cli.host.ExitCode;

final class UsageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
                                       | no command is given; see 'oom --help'
          policy                       | 'policy' is not a command; did you mean policies?; see
          frobnicate                   | 'frobnicate' is not a command; see 'oom --help'
          --frobnicate                 | unknown option '--frobnicate'; see 'oom --help'
          policies --formt json        | unknown option '--formt'; did you mean --format?; see 'oom
          policies a b                 | 'b' is not expected here; see 'oom policies --help'
          policies --format            | Missing required parameter for option '--format' (FORMAT); see
          policies --format xml        | Invalid value for option '--format': 'xml' is not one of text, json,
          policies --format html       | --format html: policies offers text, json
          policies --color blue        | Invalid value for option '--color': 'blue' is not one of auto,
          policies nobody              | no policy named 'nobody'; there are cgroup-aware, classic
          policies clasic              | no policy named 'clasic'; did you mean classic?; there are
          policies --plugin-path /none | --plugin-path: there is no such file or directory: /none
          policies -o /no/such/file    | /no/such/file: its directory does not exist
          policies -o /proc/none       | /proc/none: cannot be written: no file can be made there
          rank --proc /none            | this host cannot be ranked: there is no /none/meminfo; rank needs
          rank --top 0                 | --top: '0' is not a number above 0, nor all
          rank --format csv            | --format csv: rank offers text, json
          rank /no.log                 | /no.log: there is no such file or directory
          rank a b                     | 'b' is not expected here; see 'oom rank --help'
          policies -o /                | /: is a directory, expected a file to write
          """)
  void usage_wrong_isOneLineAndExitCode2(String commandLine, String message) {
    InProcess result =
        commandLine == null ? InProcess.of() : InProcess.of(commandLine.split(" ", -1));
    assertThat(result.err()).startsWith("oom: " + message).endsWith("\n");
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  /** The help library throws below 55 columns, whatever the command. */
  @ParameterizedTest
  @ValueSource(strings = {"40", "10", "0"})
  void terminal_thatIsVeryNarrow_isNoDefect(String columns) {
    InProcess run = InProcess.of(Map.of("COLUMNS", columns), "", "policies");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("classic");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void help_ofTheProgram_listsCommandsAndExamples() {
    InProcess result = InProcess.of("--help");
    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("Commands:", "policies", "Examples:", "Exit codes:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "compare", "rank", "spare", "policies", "completion"})
  void help_ofACommand_fitsTheTerminalAndShowsExamples(String command) {
    InProcess result = InProcess.of(command, "--help");
    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("Usage: oom " + command, "Examples:");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void version_asked_namesProductJavaAndCache() {
    assertThat(InProcess.of("--version").out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("OOM Lab "),
            line -> assertThat(line).startsWith("Java " + Runtime.version()),
            line -> assertThat(line).startsWith("start-up cache: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completion_ofAShell_knowsCommandsAndOptions(String shell) {
    InProcess result = InProcess.of("completion", shell);
    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("policies", "--plugin-path", "complete -F");
  }

  @Test
  void completion_ofAnotherShell_namesThoseThereAre() {
    InProcess result = InProcess.of("completion", "fish");
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("'fish' is not one of bash, zsh");
    assertThat(result.err().lines()).hasSize(1);
  }

  @Test
  void color_onTerminal_isUsedUnlessForbidden() {
    String escape = "\u001b[";
    List<String> command = List.of("policies", "classic");
    String[] args = command.toArray(String[]::new);
    assertThat(InProcess.of(args).out()).doesNotContain(escape);
    assertThat(InProcess.with().onTerminal().run(args).out()).contains(escape);
    assertThat(InProcess.with().onTerminal().variable("NO_COLOR", "1").run(args).out())
        .doesNotContain(escape);
    assertThat(InProcess.with().onTerminal().variable("TERM", "dumb").run(args).out())
        .doesNotContain(escape);
    assertThat(InProcess.with().onTerminal().run("policies", "--color", "never").out())
        .doesNotContain(escape);
    assertThat(InProcess.of("policies", "--color", "always").out()).contains(escape);
  }
}
