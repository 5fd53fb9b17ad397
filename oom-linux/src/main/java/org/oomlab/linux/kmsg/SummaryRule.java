package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.OptionalLong;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code oom-kill:constraint=..,nodemask=..,cpuset=..,mems_allowed=..,oom_memcg=..,task_memcg=..,
 * task=..,pid=..,uid=..} (5.0 and later), printed in pieces, so that other messages may come
 * between. The task's name may contain commas and equal signs: pid and uid are found from the
 * right. ({@code dump_oom_victim()} or {@code dump_oom_summary()}, mm/oom_kill.c; {@code
 * mem_cgroup_print_oom_context()}, mm/memcontrol.c)
 */
final class SummaryRule implements LineRule {
  private static final String START = "oom-kill:constraint=";
  private static final String[] PIECES = {
    ",cpuset=", ",oom_memcg=", ",global_oom", ",task_memcg=", ",task="
  };

  @Override
  public boolean matches(String text) {
    if (text.contains(START)) {
      return true;
    }
    String start = text.stripLeading();
    for (String piece : PIECES) {
      if (start.startsWith(piece)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    return text.lastIndexOf(",uid=") < 0 && (next.indexOf('=') >= 0 || next.indexOf(',') >= 0);
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text();
    int start = text.lastIndexOf(START);
    String piece = start < 0 ? text.strip() : text.substring(start + "oom-kill:".length());
    int task = piece.indexOf("task=");
    while (task > 0 && piece.charAt(task - 1) != ',') {
      task = piece.indexOf("task=", task + 1);
    }
    String place = task < 0 ? piece : piece.substring(0, task);
    String who = task < 0 ? "" : piece.substring(task + "task=".length());
    int pid = who.lastIndexOf(",pid=");
    assembly.summary(
        line,
        new Confinement(
            value(place, "constraint="),
            value(place, "nodemask="),
            value(place, "cpuset="),
            value(place, "mems_allowed="),
            place.contains("global_oom"),
            value(place, "oom_memcg="),
            value(place, "task_memcg="),
            pid < 0 ? who : who.substring(0, pid),
            (int) number(who, pid, ",pid=").orElse(0),
            (int) number(who, who.lastIndexOf(",uid="), ",uid=").orElse(-1)));
  }

  private static OptionalLong number(String text, int at, String key) {
    return at < 0 ? OptionalLong.empty() : new Cursor(text, at + key.length()).takeNumber();
  }

  /** Returns a value; one that holds a comma itself ends where the next key starts. */
  private static String value(String text, String key) {
    int at = text.indexOf(key);
    while (at > 0 && text.charAt(at - 1) != ',') {
      at = text.indexOf(key, at + 1);
    }
    if (at < 0) {
      return "";
    }
    int from = at + key.length();
    int end = from;
    while (end < text.length() && !(text.charAt(end) == ',' && isKey(text, end + 1))) {
      end++;
    }
    return text.substring(from, end).strip();
  }

  private static boolean isKey(String text, int at) {
    return at >= text.length()
        || text.startsWith("nodemask=", at)
        || text.startsWith("cpuset=", at)
        || text.startsWith("mems_allowed=", at)
        || text.startsWith("oom_memcg=", at)
        || text.startsWith("global_oom", at)
        || text.startsWith("task_memcg=", at);
  }
}
