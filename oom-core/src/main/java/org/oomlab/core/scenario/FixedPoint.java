package org.oomlab.core.scenario;

import org.oomlab.core.badness.Roots;

/**
 * Logarithm, exponential and normal deviate in whole numbers of 1/65536. The binary logarithm comes
 * bit by bit from squaring, the power of two from a product of roots of two; the normal deviate is
 * the rational approximation 26.2.22 of Abramowitz and Stegun, Handbook of Mathematical Functions,
 * 1964, off by less than 0.003.
 */
final class FixedPoint {
  /** One, in the unit of this class. */
  static final long ONE = 1L << 16;

  private static final int BITS = 16;
  private static final int MANTISSA_BITS = 30;
  private static final long LN_2 = 45_426;
  private static final long LOG2_OF_E = 94_548;

  /** Twice the draws, in the middle of which each stands. */
  private static final long ALL = 2L * Distribution.DRAWS;

  /** The square root of two, its root, and so on, as mantissas. */
  private static final long[] ROOTS_OF_TWO = rootsOfTwo();

  private FixedPoint() {}

  /** Returns {@code value} times a factor, which may not be negative. */
  static long times(long value, long factor) {
    return shifted(value, factor, BITS);
  }

  /** Returns the negative logarithm of the share of values above the draw. */
  static long exponentialDeviate(int draw) {
    return negativeLog(ALL - (2L * draw + 1));
  }

  /** Returns how many standard deviations a share of draws stays below. */
  static long normalDeviate(int draw) {
    long below = 2L * draw + 1;
    boolean lower = below < Distribution.DRAWS;
    long tail = lower ? below : ALL - below;
    long t = Roots.square(2 * negativeLog(tail) * ONE);
    long above = 151_226 + times(17_735, t);
    long under = ONE + times(65_031, t) + times(2_937, times(t, t));
    long deviate = t - above * ONE / under;
    return lower ? -deviate : deviate;
  }

  /** Returns {@code value} times e to an exponent, at most {@code max}. */
  static long timesExp(long value, long exponent, long max) {
    long binary = (exponent * LOG2_OF_E) >> BITS;
    long whole = binary >> BITS;
    long mantissa = powerOfTwo(binary & (ONE - 1));
    long scaled = shifted(value, mantissa, MANTISSA_BITS);
    if (whole < 0) {
      return Math.min(whole <= -Long.SIZE ? 0 : scaled >> -whole, max);
    }
    return whole >= Long.numberOfLeadingZeros(scaled) - 1
        ? (scaled == 0 ? 0 : max)
        : Math.min(scaled << whole, max);
  }

  private static long negativeLog(long part) {
    return times(log2(ALL) - log2(part), LN_2);
  }

  private static long log2(long number) {
    int integer = Long.SIZE - 1 - Long.numberOfLeadingZeros(number);
    long mantissa = (number << MANTISSA_BITS) >> integer;
    long result = integer;
    for (int bit = 0; bit < BITS; bit++) {
      mantissa = (mantissa * mantissa) >> MANTISSA_BITS;
      result <<= 1;
      if (mantissa >> MANTISSA_BITS >= 2) {
        mantissa >>= 1;
        result |= 1;
      }
    }
    return result;
  }

  /** Returns two to a fraction, as a mantissa from 1 to 2. */
  private static long powerOfTwo(long fraction) {
    long power = 1L << MANTISSA_BITS;
    for (int i = 0; i < BITS; i++) {
      if (((fraction >> (BITS - 1 - i)) & 1) != 0) {
        power = (power * ROOTS_OF_TWO[i]) >> MANTISSA_BITS;
      }
    }
    return power;
  }

  private static long[] rootsOfTwo() {
    long[] roots = new long[BITS];
    long root = 2L << MANTISSA_BITS;
    for (int i = 0; i < BITS; i++) {
      root = Roots.square(root << MANTISSA_BITS);
      roots[i] = root;
    }
    return roots;
  }

  private static long shifted(long a, long b, int bits) {
    return (Math.multiplyHigh(a, b) << (Long.SIZE - bits)) | ((a * b) >>> bits);
  }
}
