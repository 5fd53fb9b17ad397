package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.KernelLine;

/**
 * {@code Kernel panic - not syncing: Out of memory: system-wide panic_on_oom is enabled}, {@code
 * ... compulsory panic_on_oom ...}, {@code ... Out of memory and no killable processes...} and,
 * from 4.19, {@code ... System is deadlocked on memory}. ({@code out_of_memory()}, {@code
 * check_panic_on_oom()}, mm/oom_kill.c)
 */
final class PanicRule implements LineRule {
  private static final String PANIC = "Kernel panic - not syncing: ";

  @Override
  public boolean matches(String text) {
    int at = text.indexOf(PANIC);
    return at >= 0
        && (text.indexOf("ut of memory", at) > 0
            || text.indexOf("panic_on_oom", at) > 0
            || text.indexOf("deadlocked on memory", at) > 0);
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text();
    assembly.panic(line, text.substring(text.indexOf(PANIC)).strip());
  }
}
