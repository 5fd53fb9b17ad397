package org.oomlab.cli.input;

import java.util.List;

/** Whether a line can be one of a kernel log, or of a log that holds kernel lines. */
final class LogLine {
  /** Words of an OOM report, wherever on the line. */
  static final List<String> ANCHORS =
      List.of(
          "invoked oom-killer",
          "oom-kill:constraint=",
          "ut of memory: Kill",
          "Killed process ",
          "cgroup out of memory",
          "oom_reaper: reaped",
          "lowmemorykiller: ");

  private static final List<String> JOURNAL_FIELDS =
      List.of("\"MESSAGE\"", "\"__CURSOR\"", "\"__REALTIME_TIMESTAMP\"");
  private static final int LONGEST_STAMP = 64;

  /** The kernel prints six digits; some tools fewer. */
  private static final int SHORTEST_FRACTION = 3;

  private LogLine() {}

  static boolean matches(String line) {
    String text = withoutColor(line).strip();
    if (text.startsWith("{")) {
      return JOURNAL_FIELDS.stream().anyMatch(text::contains) || isContainerLog(text);
    }
    return isPriority(text)
        || isKmsgRecord(text)
        || isBracketed(text)
        || hasClockTime(text)
        || ANCHORS.stream().anyMatch(text::contains);
  }

  /** What Docker's {@code json-file} driver writes. */
  private static boolean isContainerLog(String text) {
    return hasText(text, "\"log\"") && hasText(text, "\"stream\"");
  }

  /** Returns whether a member of that name is there whose value is a text, blanks as may be. */
  private static boolean hasText(String json, String name) {
    int at = json.indexOf(name);
    if (at < 0) {
      return false;
    }
    String after = json.substring(at + name.length()).stripLeading();
    return after.startsWith(":") && after.substring(1).stripLeading().startsWith("\"");
  }

  /** {@code <6>}, as {@code dmesg --raw} and {@code /proc/kmsg} print it. */
  private static boolean isPriority(String text) {
    int end = text.indexOf('>');
    return text.startsWith("<") && end >= 2 && end <= 4 && digits(text, 1) == end;
  }

  /** {@code 6,1234,5678901,-;}, as {@code /dev/kmsg} gives it. */
  private static boolean isKmsgRecord(String text) {
    int priority = digits(text, 0);
    if (priority == 0 || priority > 4 || !at(text, priority, ',')) {
      return false;
    }
    int sequence = digits(text, priority + 1);
    if (sequence == priority + 1 || !at(text, sequence, ',')) {
      return false;
    }
    int micros = digits(text, sequence + 1);
    return micros > sequence + 1 && at(text, micros, ',');
  }

  /** {@code [ 12.345678]}. */
  private static boolean isBracketed(String text) {
    int start = 1;
    while (at(text, start, ' ')) {
      start++;
    }
    if (at(text, start, '+')) {
      start++;
    }
    int dot = digits(text, start);
    int end = dot + 1 <= text.length() ? digits(text, dot + 1) : dot;
    return text.startsWith("[")
        && dot > start
        && at(text, dot, '.')
        && end - dot > SHORTEST_FRACTION
        && at(text, end, ']');
  }

  /** {@code 12:34:56} where a time stamp would be: behind a date, a bracket or nothing. */
  private static boolean hasClockTime(String text) {
    int last = Math.min(text.length(), LONGEST_STAMP) - 8;
    for (int i = 0; i <= last; i++) {
      if (digits(text, i) == i + 2
          && at(text, i + 2, ':')
          && digits(text, i + 3) == i + 5
          && at(text, i + 5, ':')
          && digits(text, i + 6) == i + 8
          && (i == 0 || text.charAt(i - 1) == ' ' || text.charAt(i - 1) == 'T')) {
        return true;
      }
    }
    return false;
  }

  private static String withoutColor(String line) {
    String text = line;
    while (text.startsWith("\u001b[")) {
      int end = text.indexOf('m');
      if (end < 0) {
        return text;
      }
      text = text.substring(end + 1);
    }
    return text;
  }

  private static boolean at(String text, int index, char wanted) {
    return index < text.length() && text.charAt(index) == wanted;
  }

  /** Returns the end of the run of digits that starts at {@code from}. */
  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
