package org.oomlab.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.host.Host;

/**
 * Runs typical commands while the JVM records which classes they load, so that the start-up cache
 * knows them. Run by the build and by {@code oom --prepare}; {@code lib/rehearsal} lists the
 * commands.
 */
final class Rehearsal {
  static final String OPTION = "--rehearse=";

  /** A cache fits one Java and one place only; the launcher looks here for both. */
  private static final String NOTE = "cache.made";

  private Rehearsal() {}

  /**
   * Runs every command of the file, then notes beside it which Java did so, and where.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalStateException when a command fails
   */
  static void run(Path script) throws IOException {
    for (String line : Files.readAllLines(script)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      ByteArrayOutputStream errors = new ByteArrayOutputStream();
      Host host =
          new Host(
              Map.of(ErrorReport.DEBUG_VARIABLE, "1"),
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              errors,
              false,
              false);
      ExitCode code = new Cli(host).run(line.strip().split("\\s+", -1));
      if (code != ExitCode.OK) {
        throw new IllegalStateException("oom " + line + ": " + code + "\n" + errors);
      }
    }
    Path lib = script.toAbsolutePath().getParent();
    Files.writeString(
        script.resolveSibling(NOTE), System.getProperty("java.home") + "\n" + lib + "\n");
  }
}
