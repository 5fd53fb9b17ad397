package org.oomlab.linux.text;

/**
 * Stamps in brackets: {@code [ 12.345678]}, the caller id after it, {@code dmesg -d}'s {@code [
 * +0.000012]} and {@code dmesg -T} in any language.
 */
final class StampRule {
  private static final int LONGEST_DATE = 64;
  private static final int FRACTION_DIGITS = 6;

  private StampRule() {}

  /** Consumes a stamp, and the caller id where one follows. */
  static boolean take(Cursor cursor, Prefix prefix) {
    int from = cursor.position();
    if (!takeSeconds(cursor) && !takeDate(cursor)) {
      return false;
    }
    prefix.stamp(from + 1, cursor.position() - 1);
    takeCaller(cursor, prefix);
    cursor.take(':');
    return true;
  }

  /**
   * Returns where a kernel stamp stands within a text, at {@code from} or later, or -1: there the
   * next line is glued on.
   */
  static int find(String text, int from) {
    int at = text.indexOf('[', from);
    while (at >= 0) {
      Cursor cursor = new Cursor(text, at);
      if (takeSeconds(cursor) && fraction(text, cursor.position() - 2) == FRACTION_DIGITS) {
        return at;
      }
      at = text.indexOf('[', at + 1);
    }
    return -1;
  }

  private static int fraction(String text, int lastDigit) {
    int digits = 0;
    while (Cursor.isDigit(text.charAt(lastDigit - digits))) {
      digits++;
    }
    return digits;
  }

  private static boolean takeSeconds(Cursor cursor) {
    int from = cursor.position();
    if (cursor.take('[')) {
      cursor.skipBlanks();
      cursor.take('+');
      if (cursor.takeDigits() > 0
          && cursor.take('.')
          && cursor.takeDigits() > 0
          && cursor.take(']')) {
        return true;
      }
    }
    cursor.reset(from);
    return false;
  }

  private static boolean takeDate(Cursor cursor) {
    int from = cursor.position();
    if (!cursor.take('[')) {
      return false;
    }
    boolean time = false;
    while (!cursor.atEnd() && cursor.position() - from < LONGEST_DATE) {
      int here = cursor.position();
      if (cursor.take(']')) {
        if (time) {
          return true;
        }
        break;
      }
      if (cursor.takeDigits() == 2 && cursor.take(':') && cursor.takeDigits() == 2) {
        time = true;
      } else if (cursor.position() == here) {
        cursor.reset(here + 1);
      }
    }
    cursor.reset(from);
    return false;
  }

  private static void takeCaller(Cursor cursor, Prefix prefix) {
    int from = cursor.position();
    cursor.skipBlanks();
    if (cursor.take('[')) {
      cursor.skipBlanks();
      int id = cursor.position();
      if ((cursor.take('T') || cursor.take('C')) && cursor.takeDigits() > 0) {
        int end = cursor.position();
        if (cursor.take(']')) {
          prefix.caller(id, end);
          return;
        }
      }
    }
    cursor.reset(from);
  }
}
