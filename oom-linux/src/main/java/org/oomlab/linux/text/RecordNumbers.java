package org.oomlab.linux.text;

/**
 * Notices records of {@code /dev/kmsg} that are missing from the middle of a log: each has the
 * number of the one before plus one, and a reader that is overrun loses some without a word
 * (Documentation/ABI/testing/dev-kmsg). Only between lines that follow each other is anything
 * missing; what was passed over unread is not. Not thread-safe.
 */
final class RecordNumbers {
  /** What a line has that is no record, or whose number cannot be one. */
  static final long NONE = -1;

  private long lastLine;
  private long expected = NONE;

  /**
   * Takes note of the next line.
   *
   * @param line its number in the log
   * @param record its number as a record, or {@link #NONE}
   * @return how many records are missing before it, 0 where none is known to be
   */
  long missingBefore(long line, long record) {
    boolean follows = line == lastLine || line == lastLine + 1;
    lastLine = line;
    if (!follows) {
      expected = NONE;
    }
    if (record == NONE) {
      return 0;
    }
    long missing = expected == NONE ? 0 : Math.max(0, record - expected);
    expected = record + 1;
    return missing;
  }
}
