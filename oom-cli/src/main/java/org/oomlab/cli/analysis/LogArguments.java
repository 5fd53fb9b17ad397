package org.oomlab.cli.analysis;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The kernel logs that a command over logs cannot do without. */
public final class LogArguments {
  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "A kernel log, a directory of them, or - for standard input.")
  private List<String> inputs = new ArrayList<>();

  @Inject
  LogArguments() {}

  /** Returns the arguments as given, at least one. */
  public List<String> inputs() {
    return List.copyOf(inputs);
  }
}
