package org.oomlab.core.engine.kernel;

import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.reclaim.PressureAverage;

/**
 * Memory pressure of a memcg or the machine: psi_group_change() and update_averages(),
 * kernel/sched/psi.c, 5.17 to 6.18. All CPUs are taken together: somebody stalled is {@code some},
 * and nobody who could run beside them is {@code full}. Not thread-safe.
 */
final class Pressure {
  private static final long PERIOD_NANOS = 2_000_000_000L;
  private static final long PERCENT = 100;
  private static final long MICRO = 1000;

  /** The three averages of one kind. */
  private static final class Averages {
    private PressureAverage avg10 = PressureAverage.ZERO;
    private PressureAverage avg60 = PressureAverage.ZERO;
    private PressureAverage avg300 = PressureAverage.ZERO;

    void advance(int percent) {
      avg10 = avg10.after(percent, PressureAverage.Window.AVG10);
      avg60 = avg60.after(percent, PressureAverage.Window.AVG60);
      avg300 = avg300.after(percent, PressureAverage.Window.AVG300);
    }

    boolean areZero() {
      return avg10.value() == 0 && avg60.value() == 0 && avg300.value() == 0;
    }
  }

  private int stalled;
  private int running;
  private long lastNanos;
  private long someNanos;
  private long fullNanos;
  private long periodEnd = PERIOD_NANOS;
  private long someAtPeriod;
  private long fullAtPeriod;
  private final Averages some = new Averages();
  private final Averages full = new Averages();

  void changeStalled(int delta, long nowNanos) {
    advance(nowNanos);
    stalled += delta;
  }

  void changeRunning(int delta, long nowNanos) {
    advance(nowNanos);
    running += delta;
  }

  PsiSample sample(long nowNanos) {
    advance(nowNanos);
    return new PsiSample(
        some.avg10.value(),
        some.avg60.value(),
        some.avg300.value(),
        full.avg10.value(),
        full.avg60.value(),
        full.avg300.value(),
        someNanos / MICRO,
        fullNanos / MICRO);
  }

  private void advance(long nowNanos) {
    while (nowNanos >= periodEnd) {
      if (stalled == 0 && isCalm()) {
        skipTo(nowNanos);
        break;
      }
      accrue(periodEnd);
      some.advance(percent(someNanos - someAtPeriod));
      full.advance(percent(fullNanos - fullAtPeriod));
      someAtPeriod = someNanos;
      fullAtPeriod = fullNanos;
      periodEnd += PERIOD_NANOS;
    }
    accrue(nowNanos);
  }

  private boolean isCalm() {
    return some.areZero() && full.areZero() && someNanos == someAtPeriod;
  }

  private void skipTo(long nowNanos) {
    lastNanos = nowNanos;
    periodEnd = nowNanos - nowNanos % PERIOD_NANOS + PERIOD_NANOS;
  }

  private void accrue(long untilNanos) {
    long elapsed = untilNanos - lastNanos;
    if (stalled > 0) {
      someNanos += elapsed;
      if (running == 0) {
        fullNanos += elapsed;
      }
    }
    lastNanos = untilNanos;
  }

  private static int percent(long nanos) {
    return (int) (Math.min(nanos, PERIOD_NANOS) * PERCENT / PERIOD_NANOS);
  }
}
