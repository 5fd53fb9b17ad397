package org.oomlab.linux.kmsg;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/** {@code lowmem_reserve[]: 0 2929 16132}, in pages, of the zone before. */
final class LowmemReserveRule implements LineRule {
  private static final String START = "lowmem_reserve[]:";
  private static final int MOST = 16;

  @Override
  public boolean matches(String text) {
    return text.stripLeading().startsWith(START);
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    Cursor cursor = new Cursor(line.text(), line.text().indexOf(START) + START.length());
    List<Long> pages = new ArrayList<>();
    cursor.skipBlanks();
    OptionalLong number = cursor.takeNumber();
    while (number.isPresent() && pages.size() < MOST) {
      pages.add(number.getAsLong());
      cursor.skipBlanks();
      number = cursor.takeNumber();
    }
    assembly.memory.lowmemReserve(line, pages);
  }
}
