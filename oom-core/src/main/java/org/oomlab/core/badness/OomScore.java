package org.oomlab.core.badness;

/** A score as a kernel's report prints it; what {@code oom_score} shows is another number. */
public final class OomScore {
  private static final long SCALE = 1000;

  private OomScore() {}

  /**
   * Returns the score as the decision line of a report prints it, 3.5 to 5.0 ({@code
   * oom_kill_process()}, mm/oom_kill.c): per mille of the total, cut to 32 bits.
   *
   * @param points badness; -1 stands for the {@code ULONG_MAX} of a process chosen unscored
   * @param totalPages the total of that OOM, above 0
   */
  public static long inReport(long points, long totalPages) {
    return Long.divideUnsigned(points * SCALE, totalPages) & 0xFFFF_FFFFL;
  }
}
