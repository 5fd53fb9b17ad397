package org.oomlab.linux.text;

/**
 * What stands before the text of a line, put together rule by rule until none finds anything more.
 * Not thread-safe.
 */
final class Prefix {
  /** Digits that fit a long. */
  private static final int LONGEST_NUMBER = 18;

  private final String line;
  private String timestamp = "";
  private String host = "";
  private String caller = "";
  private long record = RecordNumbers.NONE;
  private boolean stamped;
  private boolean foreign;
  private boolean partial;

  private Prefix(String line) {
    this.line = line;
  }

  /**
   * Takes everything off a line that is not the kernel's text.
   *
   * @param line without colours and tabs
   * @param number its number
   * @param timestamp what an envelope such as JSON says, empty where there is none
   * @param enveloped whether there was an envelope
   */
  static Stripped strip(String line, long number, String timestamp, boolean enveloped) {
    Prefix prefix = new Prefix(line);
    prefix.timestamp = timestamp;
    prefix.stamped = enveloped;
    Cursor cursor = new Cursor(line);
    int before;
    do {
      before = cursor.position();
      prefix.takeOne(cursor);
    } while (cursor.position() > before && !prefix.foreign);
    String text = prefix.stamped ? line.substring(cursor.position()).stripLeading() : line;
    int column = line.length() - text.length();
    KernelLine kernelLine =
        new KernelLine(
            number, prefix.timestamp, prefix.host, prefix.caller, prefix.stamped, text, column);
    String rest = line.substring(cursor.position());
    return new Stripped(kernelLine, rest, prefix.record, prefix.foreign, prefix.partial);
  }

  /** Returns a line that has no prefix, whatever its first characters look like. */
  static Stripped none(String line, long number) {
    KernelLine kernelLine = new KernelLine(number, "", "", "", false, line, 0);
    return new Stripped(kernelLine, line, RecordNumbers.NONE, false, false);
  }

  private void takeOne(Cursor cursor) {
    int from = cursor.position();
    cursor.skipBlanks();
    boolean found =
        takePriority(cursor)
            || KmsgRecordRule.take(cursor, this)
            || TalosRule.take(cursor, this)
            || StampRule.take(cursor, this)
            || DaemonRule.take(cursor, this);
    if (found) {
      stamped = true;
    } else {
      cursor.reset(from);
    }
  }

  /** After other marks a level stands only before a stamp: else it is the beginning of a name. */
  private boolean takePriority(Cursor cursor) {
    int from = cursor.position();
    if (PriorityRule.take(cursor)) {
      if (!stamped || cursor.peek() == '[') {
        return true;
      }
      cursor.reset(from);
    }
    return false;
  }

  /** Notes a time that stands from {@code from} to {@code to}; the outermost counts. */
  void stamp(int from, int to) {
    if (timestamp.isEmpty()) {
      timestamp = line.substring(from, to).strip();
    }
  }

  /**
   * Notes which machine the line is of; the outermost counts, which is the nearest to the reader.
   */
  void host(String name) {
    if (host.isEmpty()) {
      host = name;
    }
  }

  void caller(int from, int to) {
    caller = line.substring(from, to);
  }

  /** Notes that the number of a record stands from {@code from} to {@code to}. */
  void record(int from, int to) {
    if (to - from <= LONGEST_NUMBER) {
      record = Long.parseLong(line, from, to, 10);
    }
  }

  /** Notes that another program than the kernel speaks. */
  void foreign() {
    foreign = true;
  }

  /** Notes that the rest of the line comes with the next one, which has the same prefix. */
  void partial() {
    partial = true;
  }

  /**
   * A line without its prefix.
   *
   * @param line the line
   * @param rest its text with leading blanks, for putting half lines together
   * @param record its number in {@code /dev/kmsg}, or {@link RecordNumbers#NONE}
   * @param foreign whether another program than the kernel wrote it
   * @param partial whether a container runtime broke the line here
   */
  record Stripped(KernelLine line, String rest, long record, boolean foreign, boolean partial) {}
}
