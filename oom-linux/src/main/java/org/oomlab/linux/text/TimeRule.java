package org.oomlab.linux.text;

/**
 * The time at the start of a line, whatever the daemon and the language: ISO, {@code Mar 4
 * 12:00:00}, {@code Fri Aug 7 08:24:06 2026}, {@code Tue 2026-03-04 12:00:00 UTC}, seconds since
 * 1970.
 */
final class TimeRule {
  private static final int MOST_WORDS = 4;
  private static final int LONGEST_WORD = 12;
  private static final int EPOCH_DIGITS = 10;

  private TimeRule() {}

  static boolean take(Cursor cursor) {
    int from = cursor.position();
    if (takeEpoch(cursor)) {
      return true;
    }
    for (int words = 0; words <= MOST_WORDS; words++) {
      if (takeIso(cursor) || takeClock(cursor)) {
        takeYearAndZone(cursor);
        return true;
      }
      String word = cursor.takeWord();
      if (!isDateWord(word)) {
        break;
      }
      cursor.skipBlanks();
    }
    cursor.reset(from);
    return false;
  }

  private static boolean takeEpoch(Cursor cursor) {
    int from = cursor.position();
    if (cursor.takeDigits() == EPOCH_DIGITS
        && cursor.take('.')
        && cursor.takeDigits() > 0
        && cursor.peek() == ' ') {
      return true;
    }
    cursor.reset(from);
    return false;
  }

  private static boolean takeIso(Cursor cursor) {
    int from = cursor.position();
    if (cursor.takeDigits() == 4
        && cursor.take('-')
        && cursor.takeDigits() == 2
        && cursor.take('-')
        && cursor.takeDigits() == 2
        && (cursor.take('T') || cursor.take(' '))
        && takeClock(cursor)) {
      return true;
    }
    cursor.reset(from);
    return false;
  }

  /** The clock and whatever hangs on it without a blank: a fraction, a zone. */
  private static boolean takeClock(Cursor cursor) {
    int from = cursor.position();
    if (cursor.takeDigits() == 2
        && cursor.take(':')
        && cursor.takeDigits() == 2
        && cursor.take(':')
        && cursor.takeDigits() == 2) {
      String rest = cursor.takeWord();
      if (rest.length() <= LONGEST_WORD * 2 && rest.indexOf('[') < 0) {
        return true;
      }
    }
    cursor.reset(from);
    return false;
  }

  private static void takeYearAndZone(Cursor cursor) {
    int from = cursor.position();
    cursor.skipBlanks();
    if (cursor.takeDigits() == 4 && cursor.peek() == ' ') {
      from = cursor.position();
      cursor.skipBlanks();
    } else {
      cursor.reset(from);
      cursor.skipBlanks();
    }
    if (!isZone(cursor.takeWord())) {
      cursor.reset(from);
    }
  }

  private static boolean isZone(String word) {
    if (word.length() == 5 && (word.charAt(0) == '+' || word.charAt(0) == '-')) {
      return new Cursor(word, 1).takeDigits() == 4;
    }
    return switch (word) {
      case "UTC", "GMT", "CET", "CEST", "EST", "EDT", "CST", "CDT", "PST", "PDT", "MST", "MDT" ->
          true;
      case "BST", "MSK", "IST", "JST", "KST", "AEST", "AEDT" -> true;
      default -> false;
    };
  }

  /** Names of days and months in any language, and numbers of days. */
  private static boolean isDateWord(String word) {
    if (word.isEmpty() || word.length() > LONGEST_WORD) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!Character.isLetter(c) && !Cursor.isDigit(c) && c != '.' && c != ',') {
        return false;
      }
    }
    return true;
  }
}
