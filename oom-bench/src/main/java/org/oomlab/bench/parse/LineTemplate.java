package org.oomlab.bench.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message with blanks to fill in.
 *
 * @param weight how often it comes, relative to the others
 * @param parts fixed text and blanks by turns, in order
 */
record LineTemplate(int weight, List<Part> parts) {
  LineTemplate {
    parts = List.copyOf(parts);
  }

  /** A piece of a message. */
  sealed interface Part {}

  /** Text that stays; the bytes are never changed. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and written as it is
  record Fixed(byte[] text) implements Part {}

  /** What is drawn anew each time. */
  enum Blank implements Part {
    PID,
    NUM,
    HEX,
    IP,
    USER,
    NAME,
    UPTIME
  }

  /** Reads a line of {@code ordinary-lines.txt}: weight, tab, message. */
  static LineTemplate parse(String line) {
    int tab = line.indexOf('\t');
    String message = line.substring(tab + 1);
    List<Part> parts = new ArrayList<>();
    int done = 0;
    while (done < message.length()) {
      int open = message.indexOf('{', done);
      int close = open < 0 ? -1 : message.indexOf('}', open);
      String word = close < 0 ? "" : message.substring(open + 1, close);
      if (close < 0) {
        parts.add(fixed(message.substring(done)));
        break;
      }
      if (isBlank(word)) {
        parts.add(fixed(message.substring(done, open)));
        parts.add(Blank.valueOf(word.toUpperCase(java.util.Locale.ROOT)));
        done = close + 1;
      } else {
        parts.add(fixed(message.substring(done, open + 1)));
        done = open + 1;
      }
    }
    return new LineTemplate(Integer.parseInt(line.substring(0, tab)), parts);
  }

  private static boolean isBlank(String word) {
    for (Blank blank : Blank.values()) {
      if (blank.name().equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }

  private static Fixed fixed(String text) {
    return new Fixed(text.getBytes(StandardCharsets.UTF_8));
  }
}
