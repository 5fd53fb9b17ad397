package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.KernelLine;

/** {@code Mem-Info:}, {@code Mem-info:} in the oldest kernels. ({@code show_mem()}) */
final class MemInfoTitleRule implements LineRule {
  @Override
  public boolean matches(String text) {
    String title = text.strip();
    return title.equals("Mem-Info:") || title.equals("Mem-info:");
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    assembly.memory.memInfoTitle(line);
  }
}
