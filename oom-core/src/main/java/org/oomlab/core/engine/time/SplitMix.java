package org.oomlab.core.engine.time;

/**
 * The generator splitmix64 (Steele, Lea, Flood, Fast splittable pseudorandom number generators,
 * OOPSLA 2014): the state grows by the golden ratio, 0x9E3779B97F4A7C15, and each number is the
 * state mixed by two multiplications, with 0xBF58476D1CE4E5B9 and 0x94D049BB133111EB, between
 * shifts by 30, 27 and 31. A part of a run has a generator of its own, split off by a number, so
 * that what one part draws never moves another. Not thread-safe.
 */
public final class SplitMix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** Makes the generator of a seed. */
  public SplitMix(long seed) {
    this.state = seed;
  }

  /** Returns the generator of a part; the same number gives the same one again. */
  public SplitMix split(long number) {
    return new SplitMix(mixed(state ^ mixed(number * GOLDEN + 1)));
  }

  /** Returns 64 random bits. */
  public long next() {
    state += GOLDEN;
    return mixed(state);
  }

  /** Returns an evenly distributed number from 0 to below {@code bound}. */
  public int below(int bound) {
    return (int) Math.unsignedMultiplyHigh(next(), bound);
  }

  private static long mixed(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
