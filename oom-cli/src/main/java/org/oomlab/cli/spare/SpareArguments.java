package org.oomlab.cli.spare;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** What to look for a process in. */
public final class SpareArguments {
  @Parameters(
      arity = "0..*",
      paramLabel = "INPUT",
      description =
          "A kernel log, a snapshot, a directory of them, or - for standard input. Without it: this"
              + " host.")
  private List<String> inputs = new ArrayList<>();

  @Inject
  SpareArguments() {}

  /** Returns the arguments as given, none for this host. */
  public List<String> inputs() {
    return List.copyOf(inputs);
  }
}
