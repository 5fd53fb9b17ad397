package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.OptionalLong;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code memory: usage 4kB, limit 4kB, failcnt 8}, and the same for {@code memory+swap}, {@code
 * kmem} (v1) and {@code swap} (v2). ({@code mem_cgroup_print_oom_meminfo()}, mm/memcontrol.c)
 */
final class MemcgCounterRule implements LineRule {
  private static final String[] NAMES = {"memory", "memory+swap", "swap", "kmem"};
  private static final String USAGE = ": usage ";

  @Override
  public boolean matches(String text) {
    return !name(text).isEmpty();
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    return !text.contains("failcnt ");
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text();
    OptionalLong usage = usage(text);
    OptionalLong limit = kilobytes(text, "limit ");
    if (usage.isPresent() && limit.isPresent()) {
      long failcnt = number(text, "failcnt ").orElse(0);
      assembly.memory.memcgCounter(
          line, new MemcgCounter(name(text), usage.getAsLong(), limit.getAsLong(), failcnt));
    }
  }

  private static String name(String text) {
    String start = text.stripLeading();
    for (String name : NAMES) {
      if (start.startsWith(name + USAGE)) {
        return name;
      }
    }
    return "";
  }

  /** One that has fallen below zero is printed as a huge unsigned number, and is none. */
  private static OptionalLong usage(String text) {
    Cursor cursor = new Cursor(text, text.indexOf(USAGE) + USAGE.length());
    OptionalLong usage = cursor.takeNumberIn("kB");
    boolean tooLarge = usage.isEmpty() && cursor.takeDigits() > 0 && cursor.take("kB");
    return tooLarge ? OptionalLong.of(0) : usage;
  }

  private static OptionalLong kilobytes(String text, String key) {
    int at = text.indexOf(key);
    return at < 0 ? OptionalLong.empty() : new Cursor(text, at + key.length()).takeNumberIn("kB");
  }

  private static OptionalLong number(String text, String key) {
    int at = text.indexOf(key);
    return at < 0 ? OptionalLong.empty() : new Cursor(text, at + key.length()).takeNumber();
  }
}
