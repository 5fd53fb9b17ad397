package org.oomlab.linux.text;

/**
 * The head of a {@code /dev/kmsg} record: {@code priority,sequence,microseconds,flags[,key=value];}
 * (Documentation/ABI/testing/dev-kmsg).
 */
final class KmsgRecordRule {
  private static final String CALLER = ",caller=";

  private KmsgRecordRule() {}

  static boolean take(Cursor cursor, Prefix prefix) {
    int from = cursor.position();
    if (cursor.takeDigits() > 0 && cursor.take(',')) {
      int number = cursor.position();
      int digits = cursor.takeDigits();
      int time = number + digits + 1;
      if (digits > 0
          && cursor.take(',')
          && cursor.takeDigits() > 0
          && takeRest(cursor, prefix, time)) {
        prefix.record(number, number + digits);
        return true;
      }
    }
    cursor.reset(from);
    return false;
  }

  private static boolean takeRest(Cursor cursor, Prefix prefix, int time) {
    int timeEnd = cursor.position();
    if (!cursor.take(',') || !(cursor.take('-') || cursor.take('c') || cursor.take('+'))) {
      return false;
    }
    if (cursor.take(CALLER)) {
      int caller = cursor.position();
      skipField(cursor);
      prefix.caller(caller, cursor.position());
    }
    while (cursor.take(',')) {
      skipField(cursor);
    }
    if (!cursor.take(';')) {
      return false;
    }
    prefix.stamp(time, timeEnd);
    return true;
  }

  private static void skipField(Cursor cursor) {
    while (!cursor.atEnd() && cursor.peek() != ',' && cursor.peek() != ';') {
      cursor.reset(cursor.position() + 1);
    }
  }
}
