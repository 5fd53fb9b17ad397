package org.oomlab.cli.input;

import java.io.IOException;
import java.io.InputStream;

/**
 * A kernel log to be read.
 *
 * @param name as it is called in results: the path as given, {@code -} for standard input
 * @param sizeBytes how much there is to read, {@link #SIZE_UNKNOWN} where nobody knows
 * @param opener opens it
 */
public record LogInput(String name, long sizeBytes, Opener opener) {
  /** The size of a stream, or of a compressed file. */
  public static final long SIZE_UNKNOWN = -1;

  /** Opens an input. */
  @FunctionalInterface
  public interface Opener {
    /** Returns the content, decompressed. A stream, unlike a file, can be opened once only. */
    InputStream open() throws IOException;
  }

  /** Returns the content, decompressed; to be closed by the caller. */
  public InputStream open() throws IOException {
    return opener.open();
  }
}
