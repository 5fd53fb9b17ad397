package org.oomlab.linux.kmsg;

import java.util.List;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code Memory cgroup stats for PATH: cache:0KB rss:4KB ...} (3.9 to 5.2), and from 5.3 the same
 * with nothing after the colon and the contents of {@code memory.stat} on lines of their own.
 * ({@code mem_cgroup_print_oom_meminfo()}, mm/memcontrol.c)
 */
final class MemcgStatsRule implements LineRule {
  private static final String STATS = "Memory cgroup stats";
  private static final String FOR = " for ";

  @Override
  public boolean matches(String text) {
    return text.stripLeading().startsWith(STATS);
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    String word = Wrapping.firstWord(next);
    return word.endsWith("KB") && word.indexOf(':') > 0;
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text().strip();
    int items = text.indexOf(": cache:");
    items = items >= 0 ? items : text.indexOf(":cache:");
    int end = items >= 0 ? items : text.endsWith(":") ? text.length() - 1 : text.length();
    int from = text.indexOf(FOR) < 0 ? end : text.indexOf(FOR) + FOR.length();
    String path = text.substring(Math.min(from, end), end).strip();
    assembly.memory.memcgStats(
        line, path, items < 0 ? Quantities.NONE : Items.read(text, items, "KB"), items < 0);
  }
}
