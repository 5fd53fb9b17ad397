package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.Cursor;

/** The kernel's own time, as {@code dmesg} prints it: seconds since boot with six decimals. */
final class Uptime {
  /** Stands for the time of a line that does not have this form. */
  static final long UNKNOWN = -1;

  private static final int MOST_DIGITS = 9;
  private static final int FRACTION_DIGITS = 6;

  private Uptime() {}

  /** Returns microseconds since boot; {@link #UNKNOWN} for a time of any other form. */
  static long micros(String timestamp) {
    Cursor cursor = new Cursor(timestamp);
    int digits = cursor.takeDigits();
    boolean uptime =
        digits > 0
            && digits <= MOST_DIGITS
            && cursor.take('.')
            && cursor.takeDigits() == FRACTION_DIGITS
            && cursor.atEnd();
    return uptime ? Long.parseLong(timestamp.replace(".", "")) : UNKNOWN;
  }
}
