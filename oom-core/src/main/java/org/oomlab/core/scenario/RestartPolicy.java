package org.oomlab.core.scenario;

/** What a service manager does when a process of a group is killed or fails. */
public sealed interface RestartPolicy {
  /** Nothing. */
  record Never() implements RestartPolicy {}

  /**
   * Starts it anew, with a new pid and no memory.
   *
   * @param delayMillis time before the first restart
   * @param growthPerMille factor of the delay from one restart to the next; 1000 keeps it, 2000
   *     doubles it
   * @param maxDelayMillis longest delay, at least {@code delayMillis}
   * @param burst starts allowed within {@code windowMillis}, after which it stays down; 0 for no
   *     such limit
   * @param windowMillis the window of {@code burst}
   */
  record Restart(
      long delayMillis, int growthPerMille, long maxDelayMillis, int burst, long windowMillis)
      implements RestartPolicy {
    /** Steepest growth of the delay: tenfold. */
    public static final int MAX_GROWTH_PER_MILLE = 10_000;

    public Restart {
      Limits.requireMillis("delayMillis", delayMillis);
      Limits.require("growthPerMille", growthPerMille, Limits.PER_MILLE, MAX_GROWTH_PER_MILLE);
      Limits.require("maxDelayMillis", maxDelayMillis, delayMillis, Limits.MAX_MILLIS);
      Limits.require("burst", burst, 0, Limits.MAX_RESTARTS);
      Limits.requireMillis("windowMillis", windowMillis);
    }

    /** Returns the delay before a restart, 0 for the first. */
    public long delayMillis(int restartsBefore) {
      long delay = delayMillis;
      for (int i = 0; i < restartsBefore && delay < maxDelayMillis; i++) {
        long grown = delay * growthPerMille / Limits.PER_MILLE;
        if (grown == delay) {
          return delay;
        }
        delay = grown;
      }
      return Math.min(delay, maxDelayMillis);
    }
  }
}
