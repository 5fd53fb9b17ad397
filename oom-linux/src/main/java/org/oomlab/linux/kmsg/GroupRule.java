package org.oomlab.linux.kmsg;

import java.util.List;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code Tasks in PATH are going to be killed due to memory.oom.group set} (4.19 and later), after
 * the victim's kill line. ({@code mem_cgroup_print_oom_group()}, mm/memcontrol.c)
 */
final class GroupRule implements LineRule {
  private static final String BEFORE = "Tasks in ";
  private static final String START_OF_AFTER = " are going to be killed";
  private static final String AFTER = " are going to be killed due to memory.oom.group set";

  @Override
  public boolean matches(String text) {
    int before = text.indexOf(BEFORE);
    return before >= 0 && text.indexOf(START_OF_AFTER, before) > 0;
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    return !text.contains(AFTER) && AFTER.contains(Wrapping.firstWord(next));
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text();
    int from = text.indexOf(BEFORE) + BEFORE.length();
    assembly.group(line, text.substring(from, Math.max(from, text.lastIndexOf(START_OF_AFTER))));
  }
}
