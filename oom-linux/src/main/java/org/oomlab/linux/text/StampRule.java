package org.oomlab.linux.text;

/**
 * Stamps in brackets: {@code [ 12.345678]}, the caller id after it, {@code [ 12.345678 <
 * 0.000012>]} of {@code dmesg -d} and, without the time, of {@code dmesg -dt}, {@code [ +0.000012]}
 * of {@code dmesg -e} and {@code dmesg -T} in any language.
 */
final class StampRule {
  private static final int LONGEST_DATE = 64;
  private static final int FRACTION_DIGITS = 6;

  private StampRule() {}

  /** Consumes a stamp, and the caller id where one follows. */
  static boolean take(Cursor cursor, Prefix prefix) {
    int from = cursor.position();
    int end = takeSeconds(cursor);
    if (end < 0) {
      end = takeDate(cursor);
    }
    if (end < 0) {
      return false;
    }
    prefix.stamp(from + 1, end);
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
      int end = takeSeconds(cursor);
      if (end > 0 && fraction(text, end - 1) == FRACTION_DIGITS) {
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

  /**
   * Consumes seconds in brackets and returns where the time ends, which is where it would begin if
   * only a delta is there; -1 where there are none.
   */
  private static int takeSeconds(Cursor cursor) {
    int from = cursor.position();
    if (cursor.take('[')) {
      int time = cursor.position();
      if (takeDelta(cursor)) {
        return time;
      }
      cursor.reset(time);
      cursor.skipBlanks();
      cursor.take('+');
      if (takeFraction(cursor)) {
        int end = cursor.position();
        if (cursor.take(']') || takeDelta(cursor)) {
          return end;
        }
      }
    }
    cursor.reset(from);
    return -1;
  }

  private static boolean takeFraction(Cursor cursor) {
    return cursor.takeDigits() > 0 && cursor.take('.') && cursor.takeDigits() > 0;
  }

  /**
   * What {@code dmesg -d} puts behind the time: how long after the line before; lines of several
   * CPUs also go back.
   */
  private static boolean takeDelta(Cursor cursor) {
    cursor.skipBlanks();
    if (!cursor.take('<')) {
      return false;
    }
    cursor.skipBlanks();
    cursor.take('-');
    return takeFraction(cursor) && cursor.take('>') && cursor.take(']');
  }

  /** Consumes a date with a time in brackets and returns where it ends, -1 where there is none. */
  private static int takeDate(Cursor cursor) {
    int from = cursor.position();
    if (!cursor.take('[')) {
      return -1;
    }
    boolean time = false;
    while (!cursor.atEnd() && cursor.position() - from < LONGEST_DATE) {
      int here = cursor.position();
      if (time && takeDelta(cursor)) {
        return here;
      }
      cursor.reset(here);
      if (cursor.take(']')) {
        if (time) {
          return here;
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
    return -1;
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
