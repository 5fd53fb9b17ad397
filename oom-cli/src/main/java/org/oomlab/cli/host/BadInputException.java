package org.oomlab.cli.host;

/**
 * The user asked for something that cannot be done, or gave a file that is not what it should be.
 * The message is the one line that is shown: what, where ({@code file:line:column}), found,
 * expected.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String line;

  /** Creates one. */
  public BadInputException(String line) {
    super(line);
    this.line = line;
  }

  /** Creates one for something noticed elsewhere. */
  public BadInputException(String line, Throwable cause) {
    super(line, cause);
    this.line = line;
  }

  /** Returns the line to show. */
  @Override
  public String getMessage() {
    return line;
  }
}
