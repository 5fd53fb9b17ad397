package org.oomlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.host.Host;

/** Runs the command line in this process, without a terminal until told otherwise. */
final class CliRun {
  private final Map<String, String> environment = new HashMap<>();
  private byte[] in = {};
  private boolean terminal;

  private CliRun() {}

  /** Starts with an empty environment and nothing on standard input. */
  static CliRun cli() {
    return new CliRun();
  }

  /** Runs a command so. */
  static Result oom(String... args) {
    return cli().run(args);
  }

  CliRun variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  CliRun in(byte[] bytes) {
    in = bytes.clone();
    return this;
  }

  CliRun onTerminal() {
    terminal = true;
    return this;
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Host host = new Host(environment, new ByteArrayInputStream(in), out, err, terminal, terminal);
    ExitCode code = new Cli(host).run(args);
    return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /**
   * What came of it.
   *
   * @param out standard output
   * @param err standard error
   */
  record Result(ExitCode code, String out, String err) {}
}
