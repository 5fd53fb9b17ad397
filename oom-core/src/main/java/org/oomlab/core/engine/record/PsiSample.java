package org.oomlab.core.engine.record;

/**
 * Memory pressure as {@code /proc/pressure/memory} and {@code memory.pressure} tell it. Averages
 * are in units of 1/2048 per cent, as the kernel keeps them.
 *
 * @param someAvg10 share of time in which some process waited for memory, over ten seconds
 * @param someAvg60 the same over a minute
 * @param someAvg300 the same over five minutes
 * @param fullAvg10 share of time in which all busy ones did, over ten seconds
 * @param fullAvg60 the same over a minute
 * @param fullAvg300 the same over five minutes
 * @param someMicros the same as a sum since the start
 * @param fullMicros the same as a sum since the start
 */
public record PsiSample(
    long someAvg10,
    long someAvg60,
    long someAvg300,
    long fullAvg10,
    long fullAvg60,
    long fullAvg300,
    long someMicros,
    long fullMicros) {
  /** No pressure ever. */
  public static final PsiSample NONE = new PsiSample(0, 0, 0, 0, 0, 0, 0, 0);
}
