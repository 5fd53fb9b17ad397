package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.KernelLine;

/**
 * {@code Out of memory and no killable processes...} (as a warning from 4.19, before as a panic).
 * ({@code out_of_memory()}, mm/oom_kill.c)
 */
final class NoKillableRule implements LineRule {
  @Override
  public boolean matches(String text) {
    return text.contains("ut of memory and no killable process");
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    assembly.noKillable(line);
  }
}
