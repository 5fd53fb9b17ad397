package org.oomlab.core.badness;

import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.ScoreExport;

/**
 * What {@code /proc/PID/oom_score} shows ({@code proc_oom_score()}, fs/proc/base.c, 2.6.11 to
 * 6.18).
 *
 * <p>One case differs: who swapoff or KSM marked scores {@link Long#MAX_VALUE} from 2.6.19 to
 * 2.6.35, where the file shows {@code ULONG_MAX}, 18446744073709551615, which no {@code long}
 * holds.
 */
public final class OomScore {
  private static final long SCALE = 1000;

  private OomScore() {}

  /**
   * Returns the displayed score.
   *
   * @param points badness against RAM and swap of the whole machine, never a memcg's limit; or
   *     {@link BadnessFunction#INELIGIBLE}
   * @param totalPages RAM and swap of the whole machine, above 0
   * @param export the release's formula
   */
  public static long of(long points, long totalPages, ScoreExport export) {
    if (points == BadnessFunction.INELIGIBLE) {
      return 0;
    }
    return switch (export) {
      case RAW -> points;
      case PER_MILLE -> Long.divideUnsigned(points * SCALE, totalPages);
      case SHIFTED_TWO_THIRDS -> (SCALE + points * SCALE / totalPages) * 2 / 3;
    };
  }

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
