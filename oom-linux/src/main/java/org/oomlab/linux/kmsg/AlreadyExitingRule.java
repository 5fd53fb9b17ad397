package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.KernelLine;

/**
 * {@code MESSAGE: OOM victim PID (COMM) is already exiting. Skip killing the task} (5.9 and later).
 * ({@code __oom_kill_process()}, mm/oom_kill.c)
 */
final class AlreadyExitingRule implements LineRule {
  private static final String AFTER = ") is already exiting";

  @Override
  public boolean matches(String text) {
    return text.contains("OOM victim ") && text.contains(AFTER);
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    NamedProcessRule.read(line, "OOM victim ", AFTER)
        .ifPresent(process -> assembly.alreadyExiting(line, process));
  }
}
