package org.oomlab.cli.host;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the program is started in: environment, standard streams, terminal. */
public final class Host {
  private static final int DEFAULT_COLUMNS = 80;
  private static final int MIN_COLUMNS = 40;

  private final Map<String, String> environment;
  private final InputStream in;
  private final OutputStream out;
  private final OutputStream err;
  private final boolean outIsTerminal;
  private final boolean errIsTerminal;

  /**
   * Creates one.
   *
   * @param environment environment variables
   * @param outIsTerminal whether a person reads standard output as it comes
   * @param errIsTerminal the same of standard error
   */
  public Host(
      Map<String, String> environment,
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean outIsTerminal,
      boolean errIsTerminal) {
    this.environment = new TreeMap<>(environment);
    this.in = in;
    this.out = out;
    this.err = err;
    this.outIsTerminal = outIsTerminal;
    this.errIsTerminal = errIsTerminal;
  }

  /** Returns an environment variable, empty when it is unset or set to nothing. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Returns standard input. */
  public InputStream in() {
    return in;
  }

  /** Returns standard output. */
  public OutputStream out() {
    return out;
  }

  /** Returns standard error. */
  public OutputStream err() {
    return err;
  }

  /** Returns whether standard output is a terminal. */
  public boolean outIsTerminal() {
    return outIsTerminal;
  }

  /** Returns whether standard output is a terminal that takes colours and wants them. */
  public boolean outTakesColor() {
    return outIsTerminal
        && variable("NO_COLOR").isEmpty()
        && !variable("TERM").filter("dumb"::equals).isPresent();
  }

  /** Returns whether standard error is a terminal. */
  public boolean errIsTerminal() {
    return errIsTerminal;
  }

  /** Returns how many characters a line of text output may have, at least 40. */
  public int columns() {
    return variable("COLUMNS").map(Host::parseColumns).orElse(DEFAULT_COLUMNS);
  }

  private static int parseColumns(String text) {
    try {
      return Math.max(MIN_COLUMNS, Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return DEFAULT_COLUMNS;
    }
  }
}
