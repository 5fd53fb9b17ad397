package org.oomlab.core.rules;

import java.time.Duration;
import java.util.Optional;

/**
 * When the OOM reaper comes to a victim that does not leave by itself: {@code queue_oom_reaper()},
 * mm/oom_kill.c, 4.6 to 6.18. Done with a victim, it takes its memory out of the game ({@code
 * MMF_OOM_SKIP}).
 */
public enum ReaperStart {
  /** Never: up to 4.5. */
  NEVER,
  /** As soon as it is killed: 4.6 to 5.17. */
  AT_ONCE,
  /** Two seconds after ({@code OOM_REAPER_DELAY}): from 5.18, and late stable releases of 5.15. */
  AFTER_TWO_SECONDS;

  private static final Duration DELAY = Duration.ofSeconds(2);

  /** Returns how long after the kill it starts; empty where the release has none. */
  public Optional<Duration> delay() {
    return switch (this) {
      case NEVER -> Optional.empty();
      case AT_ONCE -> Optional.of(Duration.ZERO);
      case AFTER_TWO_SECONDS -> Optional.of(DELAY);
    };
  }
}
