package org.oomlab.core.engine.kernel;

/**
 * How long things take that the kernel does, in nanoseconds: modelling choices of the order of what
 * a machine of 2020 shows. No decision depends on them but through time.
 */
final class Costs {
  /** A page looked at by reclaim. */
  static final long SCANNED_PAGE_NANOS = 200;

  /** From the signal to the begin of the teardown. */
  static final long SIGNAL_NANOS = 1_000_000;

  /** A page unmapped and freed. */
  static final long FREED_PAGE_NANOS = 100;

  /** Until a stuck charge tries again. */
  static final long STUCK_NANOS = 100_000_000;

  /** Between two batches of kswapd. */
  static final long KSWAPD_PAUSE_NANOS = 100_000;

  private Costs() {}
}
