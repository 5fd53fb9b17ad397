package org.oomlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
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
    return with().run(args);
  }

  /** Runs a command. */
  public static InProcess of(Map<String, String> environment, String in, String... args) {
    return with().variables(environment).in(in.getBytes(UTF_8)).run(args);
  }

  /** Starts without a variable, without a terminal and with nothing on standard input. */
  public static Setting with() {
    return new Setting();
  }

  /** What a run is started in. */
  public static final class Setting {
    private final Map<String, String> environment = new TreeMap<>();
    private InputStream in = InputStream.nullInputStream();
    private boolean terminal;

    private Setting() {}

    /** Sets a variable of the environment. */
    public Setting variable(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** Sets variables of the environment. */
    public Setting variables(Map<String, String> values) {
      environment.putAll(values);
      return this;
    }

    /** Puts bytes on standard input. */
    public Setting in(byte[] bytes) {
      return in(new ByteArrayInputStream(bytes));
    }

    /** Sets standard input. */
    public Setting in(InputStream stream) {
      in = stream;
      return this;
    }

    /** Makes standard output and standard error a terminal. */
    public Setting onTerminal() {
      terminal = true;
      return this;
    }

    /** Runs a command. */
    public InProcess run(String... args) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Host host = new Host(environment, in, out, err, terminal, terminal);
      ExitCode code = new Cli(host).run(args);
      return new InProcess(code, out.toString(UTF_8), err.toString(UTF_8));
    }
  }
}
