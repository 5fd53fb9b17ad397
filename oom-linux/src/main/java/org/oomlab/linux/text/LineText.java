package org.oomlab.linux.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes of a line to characters, and characters to plain ones. */
final class LineText {
  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final char ESCAPE = '\u001b';

  private LineText() {}

  /**
   * Decodes a line: UTF-8 where it is, else one character a byte, because a process name may hold
   * any bytes and none of them may be lost.
   */
  static String decode(byte[] bytes, int from, int to) {
    if (isAscii(bytes, from, to)) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
  }

  /** Removes colours, carriage returns and NULs, and turns tabs and fixed blanks into blanks. */
  static String plain(String line) {
    if (!needsWork(line)) {
      return line;
    }
    StringBuilder plain = new StringBuilder(line.length());
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      if (c == ESCAPE) {
        i = endOfEscape(line, i);
        continue;
      }
      if (c == '\t' || c == NO_BREAK_SPACE) {
        plain.append(' ');
      } else if (c != '\r' && c != '\0') {
        plain.append(c);
      }
      i++;
    }
    return plain.toString();
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean needsWork(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c < ' ' || c == NO_BREAK_SPACE) {
        return true;
      }
    }
    return false;
  }

  /** Returns the index after a control sequence such as {@code ESC [ 1 ; 31 m}. */
  private static int endOfEscape(String line, int escape) {
    int i = escape + 1;
    if (i >= line.length() || line.charAt(i) != '[') {
      return i;
    }
    i++;
    while (i < line.length() && line.charAt(i) >= ' ' && line.charAt(i) < '@') {
      i++;
    }
    return Math.min(i + 1, line.length());
  }
}
