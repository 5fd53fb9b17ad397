package org.oomlab.core.yaml;

/** A mapping on one line, made field by field. Not thread-safe. */
final class FlowText {
  private final StringBuilder text = new StringBuilder("{");

  /** Adds a field. */
  FlowText plain(String name, String value) {
    text.append(text.length() > 1 ? ", " : "").append(name).append(": ").append(value);
    return this;
  }

  /** Adds a number. */
  FlowText number(String name, long value) {
    return plain(name, Long.toString(value));
  }

  /** Adds a number, unless it is what it is worth when left out. */
  FlowText number(String name, long value, long absent) {
    return value == absent ? this : number(name, value);
  }

  /** Adds a text. */
  FlowText quoted(String name, String value) {
    return plain(name, quoted(value));
  }

  /** Adds a field, unless its value is empty. */
  FlowText unlessEmpty(String name, String value) {
    return value.isEmpty() ? this : plain(name, value);
  }

  /** Returns the mapping. */
  String end() {
    return text + "}";
  }

  /** Returns a text between double quotes: on one line, and of characters that YAML allows. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (isPrintable(c)) {
                quoted.appendCodePoint(c);
              } else if (c > 0xffff) {
                quoted.append(String.format(java.util.Locale.ROOT, "\\U%08x", c));
              } else {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
              }
            });
    return quoted.append('"').toString();
  }

  /** Letters of any script are shown; what a terminal or an editor may take amiss is not. */
  private static boolean isPrintable(int c) {
    return c == ' ' || (c > ' ' && c < 0x7f) || (c > 0xa0 && c < 0xd800 && Character.isLetter(c));
  }
}
