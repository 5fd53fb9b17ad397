package org.oomlab.core.registry;

/** A policy was asked for that is not there, or in a way that cannot be understood. */
public final class PolicySpecException extends Exception {
  private static final long serialVersionUID = 1;

  private final String line;

  PolicySpecException(String line) {
    super(line);
    this.line = line;
  }

  /** Returns what is wrong and what was expected, on one line. */
  @Override
  public String getMessage() {
    return line;
  }
}
