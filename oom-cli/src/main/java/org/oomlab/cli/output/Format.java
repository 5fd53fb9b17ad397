package org.oomlab.cli.output;

import java.util.Locale;

/** Shapes a result can take. */
public enum Format {
  /** For people. */
  TEXT,
  /** For programs; the fields are stable. */
  JSON,
  /** For spreadsheets. */
  CSV,
  /** For a browser, in one file. */
  HTML;

  /** Returns the word that stands for it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the word, which messages about wrong usage show. */
  @Override
  public String toString() {
    return word();
  }
}
