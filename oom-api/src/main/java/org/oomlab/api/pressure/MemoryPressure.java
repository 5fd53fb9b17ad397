package org.oomlab.api.pressure;

/**
 * Memory pressure as {@code /proc/pressure/memory} and a memcg's {@code memory.pressure} show it
 * (kernel/sched/psi.c, 4.20 and later).
 *
 * @param some time in which some process waited for memory
 * @param full time in which all busy ones did
 */
public record MemoryPressure(Stall some, Stall full) {
  /** No pressure. */
  public static final MemoryPressure NONE =
      new MemoryPressure(new Stall(0, 0, 0, 0), new Stall(0, 0, 0, 0));

  /**
   * A line of the file. Shares of time are in hundredths of a per cent, 0 to 10000: the file shows
   * two decimals.
   *
   * @param avg10 share of the last ten seconds
   * @param avg60 share of the last minute
   * @param avg300 share of the last five minutes
   * @param totalMicros the whole time in microseconds
   */
  public record Stall(int avg10, int avg60, int avg300, long totalMicros) {
    private static final int WHOLE = 10_000;

    public Stall {
      requireShare("avg10", avg10);
      requireShare("avg60", avg60);
      requireShare("avg300", avg300);
      if (totalMicros < 0) {
        throw new IllegalArgumentException("totalMicros " + totalMicros + " is negative");
      }
    }

    private static void requireShare(String name, int share) {
      if (share < 0 || share > WHOLE) {
        throw new IllegalArgumentException(name + " " + share + " is not within 0.." + WHOLE);
      }
    }
  }
}
