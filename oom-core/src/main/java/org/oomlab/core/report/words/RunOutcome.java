package org.oomlab.core.report.words;

import org.oomlab.core.metrics.PolicyRun;

/** What a run came to, as tables and documents tell it. */
public final class RunOutcome {
  private RunOutcome() {}

  /** Returns {@code KILLED}, {@code PANIC}, {@code NO_OOM}, or {@code UNKNOWN} of a failed one. */
  public static String word(PolicyRun run) {
    if (!run.succeeded()) {
      return "UNKNOWN";
    }
    if (run.metrics().panicked()) {
      return "PANIC";
    }
    return run.kills().isEmpty() ? "NO_OOM" : "KILLED";
  }

  /** Returns why the first victim died, or why nobody did. */
  public static String explanation(PolicyRun run) {
    if (!run.succeeded()) {
      return run.failure();
    }
    return run.firstKill()
        .map(kill -> kill.event().verdict().explanation().reason().sentence())
        .orElse(run.metrics().panicked() ? "the machine panicked" : "nobody had to die");
  }
}
