package org.oomlab.cli.option;

import jakarta.inject.Inject;
import org.oomlab.cli.host.BadInputException;
import picocli.CommandLine.Option;

/** How many of a ranking to show. */
public final class TopOption {
  private static final String ALL = "all";
  private static final int DEFAULT_ROWS = 10;

  @Option(
      names = "--top",
      paramLabel = "N|all",
      description = "How many processes of a ranking to show; 10 by default, 20 in html.")
  private String top = "";

  @Inject
  TopOption() {}

  /** Returns at most how many, above 0. */
  public int rows() {
    return rows(DEFAULT_ROWS);
  }

  /**
   * Returns at most how many, above 0.
   *
   * @param unlessGiven how many where the user does not say
   */
  public int rows(int unlessGiven) {
    if (top.isEmpty()) {
      return unlessGiven;
    }
    if (top.equals(ALL)) {
      return Integer.MAX_VALUE;
    }
    try {
      int rows = Integer.parseInt(top);
      if (rows > 0) {
        return rows;
      }
    } catch (NumberFormatException _) {
      // The message below is for it as well.
    }
    throw new BadInputException("--top: '" + top + "' is not a number above 0, nor all");
  }
}
