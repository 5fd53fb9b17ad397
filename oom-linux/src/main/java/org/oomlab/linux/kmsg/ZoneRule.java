package org.oomlab.linux.kmsg;

import java.util.List;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code Node 0 DMA32 free:..kB min:..kB low:..kB high:..kB ... present:..kB managed:..kB ...};
 * without "Node 0" where the kernel is not a NUMA one. ({@code show_free_areas()}, mm/page_alloc.c)
 */
final class ZoneRule implements LineRule {
  private static final String NODE = "Node ";
  private static final int LONGEST_NAME = 16;

  @Override
  public boolean matches(String text) {
    Cursor cursor = new Cursor(text);
    takeNode(cursor);
    String zone = cursor.takeWord();
    cursor.skipBlanks();
    return !zone.isEmpty()
        && zone.length() <= LONGEST_NAME
        && zone.indexOf(':') < 0
        && cursor.take("free:")
        && (text.contains("min:") || cursor.takeDigits() > 0)
        && text.contains("kB");
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    String word = Wrapping.firstWord(next);
    return !text.contains("all_unreclaimable?")
        && (word.indexOf(':') > 0 || word.endsWith("kB"))
        && !word.startsWith("lowmem_reserve");
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    Cursor cursor = new Cursor(line.text());
    int node = takeNode(cursor);
    String zone = cursor.takeWord();
    Quantities kilobytes = Items.readKilobytes(line.text(), cursor.position());
    assembly.memory.zone(
        line, new ZoneLine(node, zone, kilobytes, List.of()), isWhole(line.text(), kilobytes));
  }

  /** Returns whether the line has its end: the last item is one of these in every release. */
  private static boolean isWhole(String text, Quantities kilobytes) {
    return kilobytes.has("free_cma") || text.contains("all_unreclaimable?");
  }

  /** Consumes what names the node and returns it, 0 where nothing does. */
  static int takeNode(Cursor cursor) {
    cursor.skipBlanks();
    int node = cursor.take(NODE) ? (int) cursor.takeNumber().orElse(0) : 0;
    cursor.skipBlanks();
    return Math.max(0, node);
  }
}
