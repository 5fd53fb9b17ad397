package org.oomlab.linux.kmsg;

import java.util.OptionalLong;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * One line of {@code memory.stat} within a report (5.3 and later): {@code anon 28037120}. Its names
 * differ by release; any is taken, but only right after the block's title. ({@code
 * memory_stat_format()}, mm/memcontrol.c)
 */
final class MemcgStatItemRule implements LineRule {
  private static final int LONGEST_NAME = 64;

  @Override
  public boolean matches(String text) {
    String item = text.strip();
    int blank = item.indexOf(' ');
    if (blank <= 0 || blank > LONGEST_NAME || !isName(item, blank)) {
      return false;
    }
    return Cursor.parseNumber(item.substring(blank + 1)).isPresent();
  }

  private static boolean isName(String item, int end) {
    for (int i = 0; i < end; i++) {
      char c = item.charAt(i);
      boolean part = (c >= 'a' && c <= 'z') || c == '_' || (i > 0 && Cursor.isDigit(c));
      if (!part) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String item = line.text().strip();
    int blank = item.indexOf(' ');
    OptionalLong value = Cursor.parseNumber(item.substring(blank + 1));
    value.ifPresent(number -> assembly.memory.memcgStat(line, item.substring(0, blank), number));
  }
}
