package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.KernelLine;

/**
 * {@code Kill process PID (COMM) sharing same memory} (2.6.37 to 4.3). ({@code oom_kill_process()},
 * mm/oom_kill.c)
 */
final class SharerRule implements LineRule {
  @Override
  public boolean matches(String text) {
    return text.contains("Kill process ") && text.contains(") sharing same memory");
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    NamedProcessRule.read(line, "Kill process ", ") sharing same memory")
        .ifPresent(sharer -> assembly.sharer(line, sharer));
  }
}
