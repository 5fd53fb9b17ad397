package org.oomlab.cli.option;

import jakarta.inject.Inject;
import picocli.CommandLine.Option;

/** Whether to look for the best first victim in hindsight. */
public final class OracleOption {
  /** Name of the option. */
  public static final String NAME = "--oracle";

  @Option(
      names = OracleOption.NAME,
      description =
          "Also try out other first victims, and tell what the best would have saved. Takes as long"
              + " as several runs.")
  private boolean asked;

  @Inject
  OracleOption() {}

  /** Returns whether it is asked for. */
  public boolean isAsked() {
    return asked;
  }
}
