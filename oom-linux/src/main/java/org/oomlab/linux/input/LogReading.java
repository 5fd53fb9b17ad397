package org.oomlab.linux.input;

import org.oomlab.linux.kmsg.LogExtent;

/**
 * How the reading of a log went.
 *
 * @param extent how much of it was read
 * @param compression how it was packed
 * @param failure why it could not be read to its end, in one sentence; empty where it could
 */
public record LogReading(LogExtent extent, Compression compression, String failure) {
  /** Returns whether the whole input was read. */
  public boolean isWhole() {
    return failure.isEmpty();
  }
}
