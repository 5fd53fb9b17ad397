package org.oomlab.linux.text;

/** The log level {@code <4>}. */
final class PriorityRule {
  private static final int LONGEST = 3;

  private PriorityRule() {}

  static boolean take(Cursor cursor) {
    int from = cursor.position();
    if (cursor.take('<')) {
      int digits = cursor.takeDigits();
      if (digits > 0 && digits <= LONGEST && cursor.take('>')) {
        return true;
      }
    }
    cursor.reset(from);
    return false;
  }
}
