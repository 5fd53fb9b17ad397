package org.oomlab.core.scenario;

/** Curves of behaviours in whole numbers. */
final class Shapes {
  /** The full height of a {@link #swing}. */
  static final long WHOLE = 1L << 30;

  private Shapes() {}

  /**
   * Returns {@code amount * part / whole}, cut off towards zero.
   *
   * @param part 0 to {@code whole}
   * @param whole 1 to 2^31, so that nothing overflows
   */
  static long share(long amount, long part, long whole) {
    return amount / whole * part + amount % whole * part / whole;
  }

  /**
   * Returns the height of a wave from 0 to {@link #WHOLE}: in the first and last quarter of the
   * period a parabola open to the top, in between one open to the bottom.
   */
  static long swing(long into, long period) {
    long x = share(WHOLE, into, period);
    long fromEnd = Math.min(x, WHOLE - x) * 2;
    if (fromEnd <= WHOLE / 2) {
      return 2 * ((fromEnd * fromEnd) >> 30);
    }
    long fromTop = WHOLE - fromEnd;
    return WHOLE - 2 * ((fromTop * fromTop) >> 30);
  }
}
