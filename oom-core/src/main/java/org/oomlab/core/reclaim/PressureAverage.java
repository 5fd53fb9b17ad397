package org.oomlab.core.reclaim;

import java.util.Locale;

/**
 * A running average of pressure stall information: calc_avgs(), kernel/sched/psi.c, and
 * calc_load(), include/linux/sched/loadavg.h, 4.20 to 6.18. Fixed point with eleven bits.
 *
 * @param value the average, 2048 for one percent
 */
public record PressureAverage(long value) {
  /** Nothing has stalled yet. */
  public static final PressureAverage ZERO = new PressureAverage(0);

  private static final int SHIFT = 11;
  private static final long ONE = 1L << SHIFT;

  /** Over which time an average runs, by its decay in two seconds. */
  public enum Window {
    /** Ten seconds. */
    AVG10(1677),
    /** A minute. */
    AVG60(1981),
    /** Five minutes. */
    AVG300(2034);

    private final long decay;

    Window(long decay) {
      this.decay = decay;
    }
  }

  /** Returns the average after another two seconds of which so many whole percent stalled. */
  public PressureAverage after(int percent, Window window) {
    long active = percent * ONE;
    long sum = value * window.decay + active * (ONE - window.decay);
    return new PressureAverage((active >= value ? sum + ONE - 1 : sum) / ONE);
  }

  /** Returns the average as {@code /proc/pressure} prints it, in percent with two digits. */
  public String text() {
    return String.format(
        Locale.ROOT, "%d.%02d", value >> SHIFT, ((value & (ONE - 1)) * 100) >> SHIFT);
  }
}
