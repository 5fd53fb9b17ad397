package org.oomlab.core.reclaim;

/**
 * How long a task sleeps for being over {@code memory.high}: calculate_high_delay() and
 * mem_cgroup_handle_over_high(), mm/memcontrol.c, 5.4 to 6.18.
 */
public final class HighThrottle {
  private static final int PRECISION_SHIFT = 20;
  private static final int SCALING_SHIFT = 14;
  private static final int MOST_SECONDS = 2;
  private static final int SHORTEST = 100;

  private HighThrottle() {}

  /**
   * Returns the penalty in ticks, at most two seconds.
   *
   * @param usagePages what the memcg holds
   * @param highPages its {@code memory.high}
   * @param hz ticks a second
   * @param chargedPages what the task has charged since
   * @param batchPages the charge batch, 64 from 6.1, 32 before
   */
  public static long ticks(
      long usagePages, long highPages, int hz, long chargedPages, int batchPages) {
    if (usagePages <= highPages) {
      return 0;
    }
    long over = ((usagePages - highPages) << PRECISION_SHIFT) / Math.max(highPages, 1);
    long penalty = (over * over * hz) >> (PRECISION_SHIFT + SCALING_SHIFT);
    return Math.min(penalty * chargedPages / batchPages, (long) MOST_SECONDS * hz);
  }

  /** Returns whether a penalty is slept at all: above a hundredth of a second. */
  public static boolean sleeps(long ticks, int hz) {
    return ticks > hz / SHORTEST;
  }
}
