package org.oomlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.host.Host;

/**
 * One run of the program within the test's own process.
 *
 * @param exitCode what it told its caller
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record InProcess(ExitCode exitCode, String out, String err) {

  /** Runs a command, 80 columns wide, with nothing on standard input. */
  public static InProcess of(String... args) {
    return of(Map.of("COLUMNS", "80"), "", args);
  }

  /** Runs a command. */
  public static InProcess of(Map<String, String> environment, String in, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Host host =
        new Host(environment, new ByteArrayInputStream(in.getBytes(UTF_8)), out, err, false, false);
    ExitCode code = new Cli(host).run(args);
    return new InProcess(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
