package org.oomlab.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard output takes no more: its reader has gone, or the disk is full. */
public final class StandardOutputException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

  private final String line;
  private final boolean closedPipe;

  /** Creates one. */
  public StandardOutputException(IOException cause) {
    super(cause);
    line = "standard output cannot be written: " + cause.getMessage();
    closedPipe = String.valueOf(cause.getMessage()).contains("Broken pipe") || isPipe();
  }

  @Override
  public String getMessage() {
    return line;
  }

  /** Returns whether the reader has gone, as {@code head} does when it has seen enough. */
  public boolean isClosedPipe() {
    return closedPipe;
  }

  /** The message may be in the user's language; a pipe fails for no other reason. */
  private static boolean isPipe() {
    try {
      String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
