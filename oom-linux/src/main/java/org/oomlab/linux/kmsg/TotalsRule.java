package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * The totals that end {@code Mem-Info}: {@code 16384 pages RAM} (in old kernels {@code pages of
 * RAM}), {@code 0 pages HighMem/MovableOnly}, {@code 1087 pages reserved} ({@code reserved pages}),
 * {@code Free swap = 0kB}, {@code Total swap = 0kB} and their like. ({@code show_mem()},
 * lib/show_mem.c)
 */
final class TotalsRule implements LineRule {
  /** What follows the number, and the name it is kept under. */
  private static final String[][] PAGES = {
    {"pages RAM", MemInfo.RAM},
    {"pages of RAM", MemInfo.RAM},
    {"pages reserved", MemInfo.RESERVED},
    {"reserved pages", MemInfo.RESERVED},
    {"pages HighMem", MemInfo.HIGHMEM},
    {"pages of HIGHMEM", MemInfo.HIGHMEM},
    {"pages cma reserved", "pages cma reserved"},
    {"pages hwpoisoned", "pages hwpoisoned"},
    {"total pagecache pages", "total pagecache pages"},
    {"pages in swap cache", MemInfo.SWAP_CACHE},
    {"pages swap cached", "pages swap cached"},
    {"pages shared", "pages shared"},
    {"pages non-shared", "pages non-shared"},
  };

  private static final String[] SWAPS = {MemInfo.TOTAL_SWAP_KB, MemInfo.FREE_SWAP_KB};

  @Override
  public boolean matches(String text) {
    return !pagesName(text).isEmpty() || !swapName(text).isEmpty();
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text().strip();
    String swap = swapName(text);
    if (swap.isEmpty()) {
      String name = pagesName(text);
      new Cursor(text).takeNumber().ifPresent(pages -> assembly.memory.pages(line, name, pages));
    } else {
      Cursor value = new Cursor(text, text.indexOf('=') + 1);
      value.skipBlanks();
      value.takeNumberIn("kB").ifPresent(kilobytes -> assembly.memory.total(line, swap, kilobytes));
    }
  }

  private static String pagesName(String text) {
    Cursor cursor = new Cursor(text);
    cursor.skipBlanks();
    if (cursor.takeDigits() == 0 || !cursor.take(' ')) {
      return "";
    }
    for (String[] pages : PAGES) {
      int from = cursor.position();
      if (cursor.take(pages[0])) {
        return pages[1];
      }
      cursor.reset(from);
    }
    return "";
  }

  private static String swapName(String text) {
    String start = text.stripLeading();
    int equals = start.indexOf('=');
    for (String swap : SWAPS) {
      if (start.startsWith(swap) && equals > 0 && start.substring(0, equals).strip().equals(swap)) {
        return swap;
      }
    }
    return "";
  }
}
