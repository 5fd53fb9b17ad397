package org.oomlab.core.scenario;

/** When the processes of a group start, by simulated time. */
public sealed interface Arrival {
  /** Returns when the first starts. */
  long startMillis();

  /** All at once. */
  record Together(long startMillis) implements Arrival {
    public Together {
      Limits.requireMillis("startMillis", startMillis);
    }
  }

  /**
   * One after the other; the first at {@code startMillis}.
   *
   * @param intervalMillis time from one to the next, drawn for each: a constant for an even row,
   *     exponential for a Poisson process
   */
  record Spaced(long startMillis, Distribution intervalMillis) implements Arrival {
    public Spaced {
      Limits.requireMillis("startMillis", startMillis);
      Limits.requireMillis("intervalMillis", intervalMillis.largest());
    }
  }
}
