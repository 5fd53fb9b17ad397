package org.oomlab.core.kill;

import java.time.Duration;
import java.util.Optional;
import org.oomlab.api.machine.KernelRelease;

/**
 * What the OOM reaper of a release does to a victim that does not leave by itself: {@code
 * queue_oom_reaper()} and {@code __oom_reap_task_mm()}, mm/oom_kill.c, 4.6 to 6.18. Done with a
 * victim, it takes its memory out of the game ({@code MMF_OOM_SKIP}).
 */
public final class Reaper {
  private static final Duration DELAY = Duration.ofSeconds(2);

  private Reaper() {}

  /** Returns how long after the kill it starts; empty where the release has none, up to 4.5. */
  public static Optional<Duration> delay(KernelRelease release) {
    if (!release.isAtLeast(4, 6)) {
      return Optional.empty();
    }
    return Optional.of(release.isAtLeast(5, 18) ? DELAY : Duration.ZERO);
  }

  /** Returns whether locked pages are freed too: not up to 5.17, read again in 5.19. */
  public static boolean takesLocked(KernelRelease release) {
    return release.isAtLeast(5, 19);
  }
}
