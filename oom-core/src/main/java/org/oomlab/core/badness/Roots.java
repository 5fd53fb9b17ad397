package org.oomlab.core.badness;

/** Whole roots, as {@code int_sqrt()} (lib/int_sqrt.c) takes them. */
public final class Roots {
  private Roots() {}

  /** Returns the largest number whose square is not above {@code value}, which is 0 or more. */
  public static long square(long value) {
    long root = 0;
    for (long bit = 1L << 31; bit > 0; bit >>= 1) {
      long larger = root + bit;
      if (larger <= value / larger) {
        root = larger;
      }
    }
    return root;
  }
}
