package org.oomlab.core.lab;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The facts of one line: {@code name=value} words after a first word that says what it is about.
 */
final class Facts {
  private final String line;
  private final Map<String, String> values = new LinkedHashMap<>();

  private Facts(String line) {
    this.line = line;
  }

  static Facts of(String line) {
    Facts facts = new Facts(line);
    for (String word : line.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        facts.values.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return facts;
  }

  /** Returns a number; absent ones are {@code absent}. */
  long number(String name, long absent) {
    String value = values.get(name);
    if (value == null) {
      return absent;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + value + "' is not a whole number, in: " + line, e);
    }
  }

  /** Returns a number that must be there. */
  long number(String name) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException("no " + name + " in: " + line);
    }
    return number(name, 0);
  }

  /** Returns a text, empty where it is absent. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }
}
