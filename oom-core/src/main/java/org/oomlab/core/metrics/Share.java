package org.oomlab.core.metrics;

/** Products and quotients whose steps do not overflow. */
final class Share {
  private Share() {}

  /** Returns {@code amount * part / whole} for parts of a whole above 0, all not negative. */
  static long of(long amount, long part, long whole) {
    long high = Math.multiplyHigh(amount, part);
    if (high == 0 && amount * part >= 0) {
      return amount * part / whole;
    }
    // Too large for a long: give up the digits that do not show.
    int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(part, whole)) - 20;
    int shift = Math.max(bits, 0);
    long roughWhole = Math.max(whole >> shift, 1);
    return amount / roughWhole * (part >> shift)
        + amount % roughWhole * (part >> shift) / roughWhole;
  }
}
