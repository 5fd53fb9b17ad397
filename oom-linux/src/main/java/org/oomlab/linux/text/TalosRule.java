package org.oomlab.linux.text;

/** The head that {@code talosctl dmesg} prints: {@code 10.0.0.1: kern: info: [time]: text}. */
final class TalosRule {
  private TalosRule() {}

  static boolean take(Cursor cursor, Prefix prefix) {
    int from = cursor.position();
    String node = cursor.takeWord();
    if (node.endsWith(":")) {
      cursor.skipBlanks();
      if (cursor.take("kern:")) {
        cursor.skipBlanks();
        if (cursor.takeWord().endsWith(":")) {
          prefix.host(node.substring(0, node.length() - 1));
          return true;
        }
      }
    }
    cursor.reset(from);
    return false;
  }
}
