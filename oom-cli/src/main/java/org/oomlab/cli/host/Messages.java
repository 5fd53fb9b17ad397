package org.oomlab.cli.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.oomlab.core.text.SafeText;

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

  /** Says where something was thrown, on as many lines as it takes. */
  public void trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    trace.toString().lines().map(Messages::keepingTabs).forEach(err::println);
  }

  /** Returns where longer texts go. */
  public PrintWriter writer() {
    return err;
  }

  private static String keepingTabs(String line) {
    return Stream.of(line.split("\t", -1)).map(SafeText::clean).collect(joining("\t"));
  }

  /** A file's name or a plugin's words may hold bytes that a terminal obeys. */
  private static String oneLine(String text) {
    return SafeText.clean(text.strip().replaceAll("\\s*\\R\\s*", " "));
  }
}
