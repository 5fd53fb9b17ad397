package org.oomlab.api.select;

/**
 * How {@code /proc/PID/oom_score} is made from the score ({@code proc_oom_score()}, fs/proc/base.c,
 * 2.6.11 to 6.18).
 *
 * <p>One case differs: who swapoff or KSM marked scores {@link Long#MAX_VALUE} from 2.6.19 to
 * 2.6.35, where the file shows {@code ULONG_MAX}, 18446744073709551615; what shows it has to.
 */
public enum ScoreExport {
  /** The score itself: pages up to 2.6.35, thousandths from 2.6.36 to 3.4. */
  RAW,
  /** Per mille of RAM and swap, 3.5 to 5.8. */
  PER_MILLE,
  /** Per mille shifted by 1000 and scaled by two thirds, from 5.9. */
  SHIFTED_TWO_THIRDS;

  private static final long SCALE = 1000;

  /**
   * Returns the number that the file shows.
   *
   * @param points badness against RAM and swap of the whole machine, never a memcg's limit; or
   *     {@link BadnessFunction#INELIGIBLE}
   * @param totalPages RAM and swap of the whole machine, above 0
   */
  public long shown(long points, long totalPages) {
    if (points == BadnessFunction.INELIGIBLE) {
      return 0;
    }
    return switch (this) {
      case RAW -> points;
      case PER_MILLE -> Long.divideUnsigned(points * SCALE, totalPages);
      case SHIFTED_TWO_THIRDS -> (SCALE + points * SCALE / totalPages) * 2 / 3;
    };
  }
}
