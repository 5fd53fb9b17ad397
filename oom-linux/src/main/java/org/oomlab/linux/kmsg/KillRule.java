package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.OptionalLong;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code MESSAGE: Killed process PID (COMM) total-vm:..kB, anon-rss:..kB ...}. Up to 5.0 without
 * the message; {@code vsz:} for {@code total-vm:} in 2.6.35; no sizes before; RHEL 6 and 7 put a
 * {@code UID} before or after the name. ({@code __oom_kill_process()}, mm/oom_kill.c)
 */
final class KillRule implements LineRule {
  private static final String KILLED = "Killed process ";

  /** What is longer is no name, but damage. */
  private static final int LONGEST_NAME = 256;

  private static final int LONGEST_MESSAGE = 128;

  /** It has seven. */
  private static final int MOST_ITEMS = 16;

  private static final String[] AFTER_NAME = {
    ") total-vm:", "), total-vm:", ") vsz:", "), UID ", "), vsz:", ") total-vm"
  };
  private static final String[] KEYS = {
    "total-vm:",
    "vsz:",
    "anon-rss:",
    "file-rss:",
    "shmem-rss:",
    "UID:",
    "pgtables:",
    "oom_score_adj:",
    "lowmem ",
    "hugetlb:"
  };

  @Override
  public boolean matches(String text) {
    int at = text.indexOf(KILLED.strip());
    return at >= 0 && !text.substring(0, at).endsWith("of process ");
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    if (text.indexOf(')', text.lastIndexOf(KILLED.strip())) < 0) {
      return next.indexOf('(') >= 0 || next.indexOf(')') >= 0;
    }
    if (text.endsWith(",") || text.endsWith("-") || next.startsWith(":")) {
      return true;
    }
    for (String key : KEYS) {
      if (next.startsWith(key)) {
        return true;
      }
    }
    return Wrapping.isBrokenWord(text, next);
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text();
    int at = text.lastIndexOf(KILLED, Math.max(text.indexOf(KILLED), 0));
    if (at < 0) {
      return;
    }
    Cursor cursor = new Cursor(text, at + KILLED.length());
    OptionalLong pid = cursor.takeNumber();
    int open = text.indexOf('(', cursor.position());
    if (pid.isEmpty() || pid.getAsLong() <= 0 || pid.getAsLong() > Integer.MAX_VALUE || open < 0) {
      return;
    }
    int close = endOfName(text, open);
    if (close - open - 1 > LONGEST_NAME) {
      return;
    }
    String message = text.substring(Math.max(0, at - LONGEST_MESSAGE), at).strip();
    assembly.kill(
        line,
        new KillLine(
            line.number(),
            line.timestamp(),
            message.endsWith(":") ? message.substring(0, message.length() - 1) : message,
            (int) pid.getAsLong(),
            close < text.length() ? text.substring(open + 1, Math.max(close, open + 1)) : "",
            Items.read(text, Math.min(close + 1, text.length()), MOST_ITEMS)));
  }

  /** Returns whether a line that lacks what stands before the others has its beginning still. */
  static boolean isWhole(KillLine kill) {
    return kill.message().startsWith("Out of memory") || kill.message().startsWith("Memory cgroup");
  }

  private static int endOfName(String text, int open) {
    for (String after : AFTER_NAME) {
      int close = text.lastIndexOf(after);
      if (close > open) {
        return close;
      }
    }
    int last = text.lastIndexOf(')');
    return last > open ? last : text.length();
  }
}
