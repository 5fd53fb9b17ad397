package org.oomlab.linux.text;

import java.util.OptionalLong;

/**
 * A position in a text that rules move forward as they recognise what stands there. Every method
 * either consumes what it names or leaves the position alone, so that a rule can try alternatives.
 * All work is linear in the text; nothing backtracks. Not thread-safe.
 */
public final class Cursor {
  private final String text;
  private int position;

  /** Creates a cursor at the start of {@code text}. */
  public Cursor(String text) {
    this(text, 0);
  }

  /** Creates a cursor at {@code position}, from 0 to the length of {@code text}. */
  public Cursor(String text, int position) {
    this.text = text;
    this.position = position;
  }

  /** Returns where the cursor stands, an index into the text. */
  public int position() {
    return position;
  }

  /** Goes back to a position returned earlier. */
  public void reset(int earlier) {
    position = earlier;
  }

  /** Returns whether nothing is left. */
  public boolean atEnd() {
    return position >= text.length();
  }

  /** Returns the character here, NUL at the end. */
  public char peek() {
    return atEnd() ? '\0' : text.charAt(position);
  }

  /** Returns what is left, without consuming it. */
  public String rest() {
    return text.substring(position);
  }

  /** Skips blanks, none if there are none. */
  public void skipBlanks() {
    while (!atEnd() && text.charAt(position) == ' ') {
      position++;
    }
  }

  /** Consumes {@code expected} if it stands here. */
  public boolean take(char expected) {
    if (!atEnd() && text.charAt(position) == expected) {
      position++;
      return true;
    }
    return false;
  }

  /** Consumes {@code expected} if it stands here. */
  public boolean take(String expected) {
    if (text.startsWith(expected, position)) {
      position += expected.length();
      return true;
    }
    return false;
  }

  /** Consumes decimal digits and returns how many there were. */
  public int takeDigits() {
    int from = position;
    while (!atEnd() && isDigit(text.charAt(position))) {
      position++;
    }
    return position - from;
  }

  /**
   * Consumes an optional minus and decimal digits. Empty, and nothing consumed, where there is no
   * digit or the number does not fit.
   */
  public OptionalLong takeNumber() {
    int from = position;
    take('-');
    int digits = position;
    if (takeDigits() == 0) {
      position = from;
      return OptionalLong.empty();
    }
    OptionalLong number = parse(text, from, digits, position);
    if (number.isEmpty()) {
      position = from;
    }
    return number;
  }

  /**
   * Consumes decimal digits and the unit that stands right behind them, and returns the number.
   * Empty, and nothing consumed, without the unit: the rest of the number may be cut off.
   */
  public OptionalLong takeNumberIn(String unit) {
    int from = position;
    OptionalLong number = peek() == '-' ? OptionalLong.empty() : takeNumber();
    if (number.isEmpty() || take(unit)) {
      return number;
    }
    position = from;
    return OptionalLong.empty();
  }

  /** Consumes everything up to the next blank and returns it; empty at a blank or the end. */
  public String takeWord() {
    int from = position;
    while (!atEnd() && text.charAt(position) != ' ') {
      position++;
    }
    return text.substring(from, position);
  }

  /** Returns whether {@code c} is an ASCII digit. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Reads a number that makes up the whole of {@code text}, empty where it does not. */
  public static OptionalLong parseNumber(String text) {
    Cursor cursor = new Cursor(text);
    OptionalLong number = cursor.takeNumber();
    return cursor.atEnd() ? number : OptionalLong.empty();
  }

  private static OptionalLong parse(String text, int from, int digits, int to) {
    boolean negative = digits > from;
    long value = 0;
    for (int i = digits; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        return OptionalLong.empty();
      }
      value = value * 10 + digit;
    }
    return OptionalLong.of(negative ? -value : value);
  }
}
