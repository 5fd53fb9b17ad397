package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code Node 0 DMA: 1*4kB (U) 2*8kB ... = 12kB}: the free lists of a zone. The size of the first
 * block is that of a page.
 */
final class BuddyRule implements LineRule {
  @Override
  public boolean matches(String text) {
    return firstBlockKb(text) > 0;
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    Cursor cursor = new Cursor(line.text());
    int node = ZoneRule.takeNode(cursor);
    String zone = line.text().substring(cursor.position(), line.text().indexOf(": "));
    assembly.memory.buddy(line, node, zone, firstBlockKb(line.text()));
  }

  private static int firstBlockKb(String text) {
    int colon = text.indexOf(": ");
    if (colon <= 0) {
      return 0;
    }
    Cursor cursor = new Cursor(text, colon + 2);
    if (cursor.takeDigits() == 0 || !cursor.take('*')) {
      return 0;
    }
    long size = cursor.takeNumber().orElse(0);
    return cursor.take("kB") && size > 0 && size <= 1024 ? (int) size : 0;
  }
}
