package org.oomlab.cli.option;

import jakarta.inject.Inject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.linux.procfs.HostReader;
import org.oomlab.linux.procfs.HostUnreadableException;
import org.oomlab.linux.procfs.HostView;
import org.oomlab.linux.procfs.ProcFiles;
import picocli.CommandLine.Option;

/** Where the live host is read. */
public final class HostOption {
  @Option(
      names = "--proc",
      paramLabel = "DIR",
      description = "Where the host's /proc is, say /host/proc in a container; default /proc.")
  private String proc = "/proc";

  @Inject
  HostOption() {}

  /**
   * Returns the host now.
   *
   * @param done what cannot be done with it otherwise, for the message
   * @param advice end of the message
   */
  public HostView read(String done, String advice) {
    try {
      return new HostReader(ProcFiles.below(Path.of(proc))).read();
    } catch (InvalidPathException e) {
      throw new BadInputException("--proc: '" + proc + "' is not a path", e);
    } catch (HostUnreadableException e) {
      throw new BadInputException(
          "this host cannot be " + done + ": " + e.getMessage() + advice, e);
    }
  }
}
