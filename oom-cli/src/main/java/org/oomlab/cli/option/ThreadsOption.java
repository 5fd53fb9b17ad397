package org.oomlab.cli.option;

import jakarta.inject.Inject;
import org.oomlab.cli.host.BadInputException;
import picocli.CommandLine.Option;

/** How many threads work; the result does not depend on it. */
public final class ThreadsOption {
  private static final String NAME = "--threads";

  @Option(
      names = NAME,
      paramLabel = "N",
      description =
          "How many runs go side by side, from 1; by default one a processor. The result does not"
              + " depend on it.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Inject
  ThreadsOption() {}

  /** Returns the number, above 0. */
  public int threads() {
    if (threads < 1) {
      throw new BadInputException(NAME + ": " + threads + " is not a number above 0");
    }
    return threads;
  }
}
