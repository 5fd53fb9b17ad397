package org.oomlab.cli.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import java.io.PrintWriter;

/** What the program says to the person who runs it, on standard error. */
public final class Messages {
  private final PrintWriter err;

  /** Creates one. */
  @Inject
  public Messages(Host host) {
    this.err = new PrintWriter(host.err(), true, UTF_8);
  }

  /** Says that something was left out or done differently, though nothing failed. */
  public void note(String text) {
    err.println("oom: note: " + oneLine(text));
  }

  /** Says why it did not work. */
  public void error(String text) {
    err.println("oom: " + oneLine(text));
  }

  /** Returns where longer texts go. */
  public PrintWriter writer() {
    return err;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
