package org.oomlab.linux.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object on a line, as {@code journalctl -o json} and container runtimes write it, read as
 * far as this needs: top-level members that are strings, numbers or arrays of byte numbers (the
 * journal's form for bytes that are not UTF-8). Nested values are skipped. Damage ends the reading;
 * what was read stays.
 */
final class JsonLine {
  private static final int MOST_MEMBERS = 256;
  private static final int HEX_DIGITS = 4;

  private final Cursor cursor;
  private final String line;
  private final Map<String, String> members = new HashMap<>();

  private JsonLine(String line) {
    this.line = line;
    this.cursor = new Cursor(line);
  }

  /** Reads the members of the object that makes up {@code line}; empty if it is none. */
  static Optional<Map<String, String>> read(String line) {
    JsonLine json = new JsonLine(line);
    json.cursor.skipBlanks();
    if (!json.cursor.take('{')) {
      return Optional.empty();
    }
    while (json.members.size() < MOST_MEMBERS && json.readMember()) {
      json.cursor.skipBlanks();
      if (!json.cursor.take(',')) {
        break;
      }
    }
    return json.members.isEmpty() ? Optional.empty() : Optional.of(json.members);
  }

  private boolean readMember() {
    cursor.skipBlanks();
    if (cursor.peek() != '"') {
      return false;
    }
    String name = readString();
    cursor.skipBlanks();
    if (!cursor.take(':')) {
      return false;
    }
    cursor.skipBlanks();
    switch (cursor.peek()) {
      case '"' -> members.put(name, readString());
      case '[' -> members.put(name, readBytes());
      case '{' -> skipNested();
      default -> members.put(name, readPlain());
    }
    return true;
  }

  private String readString() {
    cursor.take('"');
    StringBuilder text = new StringBuilder();
    while (!cursor.atEnd() && cursor.peek() != '"') {
      char c = next();
      if (c == '\\' && !cursor.atEnd()) {
        readEscape(text);
      } else {
        text.append(c);
      }
    }
    cursor.take('"');
    return text.toString();
  }

  private void readEscape(StringBuilder text) {
    char c = next();
    switch (c) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'b', 'f' -> text.append(' ');
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < HEX_DIGITS && !cursor.atEnd(); i++) {
          int digit = Character.digit(next(), 16);
          code = code * 16 + Math.max(digit, 0);
        }
        text.append((char) code);
      }
      default -> text.append(c);
    }
  }

  /** Byte numbers to text; anything else in the array is skipped. */
  private String readBytes() {
    cursor.take('[');
    byte[] bytes = new byte[line.length() - cursor.position()];
    int count = 0;
    while (!cursor.atEnd() && !cursor.take(']')) {
      if (cursor.peek() == '"') {
        return readString();
      }
      if (Cursor.isDigit(cursor.peek())) {
        bytes[count++] = (byte) cursor.takeNumber().orElse(0);
        if (cursor.peek() != ',' && cursor.peek() != ']') {
          next();
        }
      } else {
        next();
      }
    }
    return LineText.decode(bytes, 0, count);
  }

  private String readPlain() {
    StringBuilder text = new StringBuilder();
    while (!cursor.atEnd() && cursor.peek() != ',' && cursor.peek() != '}') {
      text.append(next());
    }
    return text.toString().strip();
  }

  private void skipNested() {
    int depth = 0;
    while (!cursor.atEnd()) {
      char c = cursor.peek();
      if (c == '"') {
        readString();
        continue;
      }
      next();
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      if (depth == 0) {
        return;
      }
    }
  }

  private char next() {
    char c = cursor.peek();
    cursor.reset(cursor.position() + 1);
    return c;
  }
}
