package org.oomlab.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.oomlab.cli.progress.Progress;
import org.oomlab.linux.input.KernelLogReader;
import org.oomlab.linux.input.LogReading;
import org.oomlab.linux.kmsg.KmsgEvent;

/**
 * A kernel log to be read. A file can be read again and again, a stream once.
 *
 * @param name as it is called in results: the path as given, {@code -} for standard input
 * @param sizeBytes how much there is to read, as stored; {@link #SIZE_UNKNOWN} for a stream
 * @param stored opens the bytes as stored, packed or not
 */
public record LogInput(String name, long sizeBytes, Opener stored) {
  /** The size of a stream. */
  public static final long SIZE_UNKNOWN = -1;

  /** Opens an input. */
  @FunctionalInterface
  public interface Opener {
    /** Returns the bytes; to be closed by the caller. */
    InputStream open() throws IOException;
  }

  /** Returns the same input, whose reader tells {@code progress} how many stored bytes it read. */
  public LogInput counted(Progress progress) {
    return new LogInput(name, sizeBytes, () -> new CountedStream(stored.open(), progress));
  }

  /**
   * Reads it as far as it can be read.
   *
   * @return how far that was
   * @throws IOException when it cannot be opened
   */
  public LogReading read(Consumer<? super KmsgEvent> sink) throws IOException {
    try (InputStream in = stored.open()) {
      return KernelLogReader.read(in, sink);
    }
  }
}
