package org.oomlab.linux.text;

/** The head that {@code talosctl dmesg} prints: {@code 10.0.0.1: kern: info: [time]: text}. */
final class TalosRule {
  private TalosRule() {}

  static boolean take(Cursor cursor) {
    int from = cursor.position();
    if (cursor.takeWord().endsWith(":")) {
      cursor.skipBlanks();
      if (cursor.take("kern:")) {
        cursor.skipBlanks();
        if (cursor.takeWord().endsWith(":")) {
          return true;
        }
      }
    }
    cursor.reset(from);
    return false;
  }
}
