package org.oomlab.cli.spare;

import jakarta.inject.Inject;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.core.spare.Wanted;
import picocli.CommandLine.Option;

/** Whom to save. */
public final class WantedOption {
  private static final String PROCESS = "--process";
  private static final String VICTIM = "--victim";

  @Option(
      names = PROCESS,
      paramLabel = "PID-or-NAME",
      description =
          "The process to save: its pid, or its name in the log, at most 15 characters. Every one"
              + " of that name, in every report.")
  private String process = "";

  @Option(
      names = VICTIM,
      description =
          "Whom each report says to be killed first; of a snapshot and this host, who would be.")
  private boolean victim;

  @Inject
  WantedOption() {}

  /** Returns whom the options ask for. */
  Wanted wanted() {
    if (victim != process.isEmpty()) {
      throw new BadInputException(
          PROCESS + " PID-or-NAME or " + VICTIM + ": one of them is needed, and only one");
    }
    return victim ? new Wanted.Victim() : new Wanted.Called(process);
  }

  /**
   * Returns the error of a process that is not there.
   *
   * @param where what does not have it, such as {@code no report}
   */
  BadInputException notFound(String where) {
    return new BadInputException(
        PROCESS
            + ": "
            + where
            + (where.startsWith("no ") ? " has a" : " has no")
            + " process with the pid or name '"
            + process
            + "'");
  }
}
