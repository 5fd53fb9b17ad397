package org.oomlab.cli.host;

import java.util.List;

/**
 * The user asked for something that cannot be done, or gave a file that is not what it should be.
 * The message is the one line that is shown: what, where ({@code file:line:column}), found,
 * expected.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String line;
  private final transient List<String> lines;

  /** Creates one. */
  public BadInputException(String line) {
    super(line);
    this.line = line;
    this.lines = List.of(line);
  }

  /** Creates one for something noticed elsewhere. */
  public BadInputException(String line, Throwable cause) {
    super(line, cause);
    this.line = line;
    this.lines = List.of(line);
  }

  /** Creates one for several things that are wrong at once, at least one. */
  public BadInputException(List<String> lines) {
    super(lines.getFirst());
    this.line = lines.getFirst();
    this.lines = List.copyOf(lines);
  }

  /** Returns all lines to show. */
  public List<String> lines() {
    return lines;
  }

  /** Returns the line to show, the first where there are several. */
  @Override
  public String getMessage() {
    return line;
  }
}
