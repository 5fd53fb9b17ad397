package org.oomlab.core.course;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.engine.record.Sample;

/** How much of the time between two samples was waited. */
final class Pressure {
  private static final long WHOLE = 1000;

  private Pressure() {}

  /** Returns the thousandths since the sample before, 0 for the first. */
  static List<Long> shares(List<Sample> samples, ToLongFunction<PsiSample> sum) {
    List<Long> shares = new ArrayList<>();
    long lastMicros = 0;
    long lastSum = 0;
    for (Sample sample : samples) {
      long micros = sample.timeMicros() - lastMicros;
      long waited = sum.applyAsLong(sample.pressure()) - lastSum;
      shares.add(micros <= 0 ? 0 : Math.clamp(waited * WHOLE / micros, 0, WHOLE));
      lastMicros = sample.timeMicros();
      lastSum = sum.applyAsLong(sample.pressure());
    }
    return shares;
  }
}
