package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.KernelLine;
import org.oomlab.linux.text.LossMark;

/** A line that says that messages of the kernel were lost here. */
final class LossRule implements LineRule {

  @Override
  public boolean matches(String text) {
    return LossMark.tells(text);
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    assembly.lost(line);
  }
}
