package org.oomlab.linux.kmsg;

import java.util.List;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code Task in PATH killed as a result of limit of PATH} (2.6.32 to 4.20; in three records around
 * 3.16) and {@code Memory limit reached of cgroup PATH}. ({@code mem_cgroup_print_oom_info()},
 * mm/memcontrol.c)
 */
final class MemcgTaskRule implements LineRule {
  private static final String TASK = "Task in ";
  private static final String KILLED = " killed as a result of limit of ";
  private static final String REACHED = "Memory limit reached of cgroup ";

  @Override
  public boolean matches(String text) {
    String start = text.stripLeading();
    return start.startsWith(TASK + "/")
        || start.startsWith(KILLED.strip())
        || start.startsWith(REACHED);
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    if (text.stripLeading().startsWith(REACHED)) {
      return isRestOfPath(next);
    }
    return (" " + text + " ").contains(KILLED)
        ? text.endsWith(KILLED.stripTrailing())
        : text.contains(" killed")
            || next.contains("as a result of limit of")
            || isRestOfPath(next);
  }

  /** Another message has blanks; a path, where it was wrapped, hardly ever. */
  private static boolean isRestOfPath(String next) {
    return !next.isBlank() && next.strip().indexOf(' ') < 0;
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = " " + line.text().strip();
    int killed = text.indexOf(KILLED);
    int task = text.indexOf(TASK);
    String taskPath =
        task < 0
            ? ""
            : text.substring(task + TASK.length(), killed > task ? killed : text.length());
    int reached = text.indexOf(REACHED);
    String limitPath =
        killed >= 0
            ? text.substring(killed + KILLED.length())
            : reached >= 0 ? text.substring(reached + REACHED.length()) : "";
    assembly.memory.memcgTask(line, taskPath.strip(), limitPath.strip());
  }
}
