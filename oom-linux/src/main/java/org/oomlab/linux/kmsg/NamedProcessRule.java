package org.oomlab.linux.kmsg;

import java.util.Optional;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/** {@code PID (COMM)} followed by something known. */
final class NamedProcessRule {
  private static final int LONGEST_NAME = 256;

  private NamedProcessRule() {}

  /** Reads the process between {@code before} and {@code after}, empty where it is not there. */
  static Optional<NamedProcess> read(KernelLine line, String before, String after) {
    String text = line.text();
    int at = text.indexOf(before);
    int end = text.lastIndexOf(after);
    if (at < 0) {
      return Optional.empty();
    }
    Cursor cursor = new Cursor(text, at + before.length());
    long pid = cursor.takeNumber().orElse(0);
    cursor.skipBlanks();
    if (pid <= 0 || pid > Integer.MAX_VALUE || !cursor.take('(')) {
      return Optional.empty();
    }
    int length = end - cursor.position();
    if (length < 0 || length > LONGEST_NAME) {
      return Optional.empty();
    }
    String comm = text.substring(cursor.position(), end);
    return Optional.of(new NamedProcess(line.number(), (int) pid, comm));
  }
}
