package org.oomlab.cli.explain;

import org.oomlab.cli.host.BadInputException;

/**
 * How many of a ranking to show.
 *
 * @param rows at most this many
 */
record Top(int rows) {
  /** Everyone. */
  private static final String ALL = "all";

  static Top parse(String text) {
    if (text.equals(ALL)) {
      return new Top(Integer.MAX_VALUE);
    }
    try {
      int rows = Integer.parseInt(text);
      if (rows > 0) {
        return new Top(rows);
      }
    } catch (NumberFormatException _) {
      // The message below is for it as well.
    }
    throw new BadInputException("--top: '" + text + "' is not a number above 0, nor all");
  }
}
