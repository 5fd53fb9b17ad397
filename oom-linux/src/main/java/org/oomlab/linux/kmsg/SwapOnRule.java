package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code Adding 98300k swap on /dev/vda. Priority:-2 extents:1 across:98300k}. ({@code swapon},
 * mm/swapfile.c)
 */
final class SwapOnRule implements LineRule {
  private static final String ADDING = "Adding ";
  private static final String SWAP_ON = "k swap on ";

  @Override
  public boolean matches(String text) {
    return text.stripLeading().startsWith(ADDING) && text.contains(SWAP_ON);
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text().stripLeading();
    Cursor size = new Cursor(text, ADDING.length());
    int name = text.indexOf(SWAP_ON) + SWAP_ON.length();
    int end = text.indexOf(".  Priority", name);
    end = end >= 0 ? end : text.indexOf(". ", name);
    String device = text.substring(name, end < 0 ? text.length() : end).strip();
    size.takeNumber()
        .ifPresent(
            sizeKb ->
                assembly.swapOn(line, new SwapDevice(line.number(), device, Math.max(0, sizeKb))));
  }
}
