package org.oomlab.linux.text;

/**
 * What syslog daemons, journalctl, OpenWrt's logread and container runtimes put first: a time in
 * any of their forms, then perhaps a host, then a tag. A tag other than the kernel's makes the line
 * foreign, unless the kernel's own stamp follows.
 */
final class DaemonRule {
  private static final int LONGEST_TAG = 64;

  private DaemonRule() {}

  static boolean take(Cursor cursor, Prefix prefix) {
    int from = cursor.position();
    if (takeKernelTag(cursor)) {
      return true;
    }
    int time = cursor.position();
    boolean timed = TimeRule.take(cursor);
    if (timed) {
      prefix.stamp(time, cursor.position());
      cursor.skipBlanks();
      if (takeStream(cursor, prefix)) {
        return true;
      }
      takeFacility(cursor);
      cursor.skipBlanks();
    }
    if (takeKernelTag(cursor) || takeHostAndKernelTag(cursor, prefix, timed)) {
      return true;
    }
    if (timed && takeForeignTag(cursor, prefix)) {
      return true;
    }
    if (!timed) {
      cursor.reset(from);
    }
    return timed;
  }

  private static boolean takeKernelTag(Cursor cursor) {
    return cursor.take("kernel:") || cursor.take("kernel[0]:");
  }

  /** Without a time before it the word may be anything, a mark of whoever quotes the line. */
  private static boolean takeHostAndKernelTag(Cursor cursor, Prefix prefix, boolean timed) {
    int from = cursor.position();
    String host = cursor.takeWord();
    if (!host.isEmpty() && host.indexOf('[') < 0 && !host.endsWith(":")) {
      cursor.skipBlanks();
      if (takeKernelTag(cursor)) {
        if (timed) {
          prefix.host(host);
        }
        return true;
      }
    }
    cursor.reset(from);
    return false;
  }

  /** Container runtimes: {@code stdout F text}, where P says that the line goes on. */
  private static boolean takeStream(Cursor cursor, Prefix prefix) {
    if (!cursor.take("stdout ") && !cursor.take("stderr ")) {
      return false;
    }
    if (cursor.take("P ")) {
      prefix.partial();
    } else {
      cursor.take("F ");
    }
    return true;
  }

  /** logread: {@code kern.info}. */
  private static void takeFacility(Cursor cursor) {
    int from = cursor.position();
    String word = cursor.takeWord();
    int dot = word.indexOf('.');
    if (dot < 0 || !isSeverity(word.substring(dot + 1))) {
      cursor.reset(from);
    }
  }

  private static boolean isSeverity(String word) {
    return switch (word) {
      case "emerg", "alert", "crit", "err", "warn", "notice", "info", "debug" -> true;
      default -> false;
    };
  }

  private static boolean takeForeignTag(Cursor cursor, Prefix prefix) {
    int from = cursor.position();
    String first = cursor.takeWord();
    cursor.skipBlanks();
    int second = cursor.position();
    boolean withoutHost = isTagWithPid(first);
    boolean tagged = withoutHost;
    if (tagged) {
      cursor.reset(from + first.length());
    } else if (!first.endsWith(":") && first.indexOf('[') < 0 && isTag(cursor.takeWord())) {
      tagged = true;
    }
    if (!tagged || second == from) {
      cursor.reset(from);
      return false;
    }
    int text = cursor.position();
    cursor.skipBlanks();
    boolean kernelStamp = cursor.peek() == '[' && StampRule.find(line(cursor), 0) == 0;
    cursor.reset(text);
    if (!kernelStamp) {
      prefix.foreign();
    } else if (!withoutHost) {
      prefix.host(first);
    }
    return true;
  }

  private static String line(Cursor cursor) {
    return cursor.rest();
  }

  private static boolean isTag(String word) {
    return word.length() > 1
        && word.length() <= LONGEST_TAG
        && word.endsWith(":")
        && word.charAt(0) != '['
        && word.charAt(0) != '(';
  }

  private static boolean isTagWithPid(String word) {
    return isTag(word) && word.endsWith("]:") && word.indexOf('[') > 0;
  }
}
