package org.oomlab.core.badness;

/** Whole roots, as {@code int_sqrt()} (lib/int_sqrt.c) takes them. */
public final class Roots {
  private Roots() {}

  /** Returns the largest number whose square is not above {@code value}, which is 0 or more. */
  public static long square(long value) {
    long root = 0;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(value);
    for (long bit = 1L << (bits / 2); bit > 0; bit >>= 1) {
      long larger = root + bit;
      // Below 2^64, since larger is below 2^32.
      if (Long.compareUnsigned(larger * larger, value) <= 0) {
        root = larger;
      }
    }
    return root;
  }
}
