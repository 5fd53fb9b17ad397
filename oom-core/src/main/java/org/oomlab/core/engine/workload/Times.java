package org.oomlab.core.engine.workload;

/** Times of scenarios in the engine's unit. */
final class Times {
  static final long NANOS_A_MILLI = 1_000_000;
  static final long NANOS_A_SECOND = 1_000_000_000;
  static final long MILLIS_A_SECOND = 1000;

  /** How often something that goes on all the time is looked at. */
  static final long SLICE_NANOS = 100 * NANOS_A_MILLI;

  private Times() {}

  static long nanos(long millis) {
    return millis * NANOS_A_MILLI;
  }
}
