package org.oomlab.cli.option;

import jakarta.inject.Inject;
import java.nio.file.Path;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.output.Output;
import picocli.CommandLine.Option;

/** Where a result goes that has one format only. */
public final class FileOption {
  private final Host host;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the result to FILE, all of it or nothing.")
  private String file = "";

  @Inject
  FileOption(Host host) {
    this.host = host;
  }

  /** Returns where the result goes. */
  public Output output() {
    return file.isEmpty() || file.equals("-")
        ? new Output.Standard(host.out(), () -> {})
        : new Output.ToFile(Path.of(file));
  }
}
