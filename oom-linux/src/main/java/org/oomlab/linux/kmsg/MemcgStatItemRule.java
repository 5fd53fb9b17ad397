package org.oomlab.linux.kmsg;

import java.util.OptionalLong;
import java.util.Set;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * One line of {@code memory.stat} within a report (5.3 and later): {@code anon 28037120}. Its names
 * differ by release; any is taken, but only right after the block's title. ({@code
 * memory_stat_format()}, mm/memcontrol.c)
 */
final class MemcgStatItemRule implements LineRule {
  private static final int LONGEST_NAME = 64;

  private static final int SMALLEST_PAGE_BYTES = 4096;

  /** Those that the kernel counts in pages and prints in bytes. */
  private static final Set<String> OF_PAGES =
      Set.of(
          "anon",
          "file",
          "shmem",
          "file_mapped",
          "file_dirty",
          "file_writeback",
          "inactive_anon",
          "active_anon",
          "inactive_file",
          "active_file",
          "unevictable");

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
    String name = item.substring(0, blank);
    // A number that has lost its last digits is hardly ever one of whole pages.
    boolean half = OF_PAGES.contains(name) && value.orElse(0) % SMALLEST_PAGE_BYTES != 0;
    if (value.isPresent() && !half) {
      assembly.memory.memcgStat(line, name, value.getAsLong());
    }
  }
}
