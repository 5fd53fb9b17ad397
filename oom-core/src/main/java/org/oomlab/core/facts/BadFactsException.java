package org.oomlab.core.facts;

/** A text does not tell facts as it should. */
public final class BadFactsException extends Exception {
  private static final long serialVersionUID = 1;

  private final long line;
  private final long column;

  BadFactsException(long line, long column, String problem) {
    super(problem);
    this.line = line;
    this.column = column;
  }

  /** Returns the problem with its place: {@code FILE:LINE:COLUMN: found ..., expected ...}. */
  public String in(String file) {
    return file + ":" + line + ":" + column + ": " + getMessage();
  }
}
