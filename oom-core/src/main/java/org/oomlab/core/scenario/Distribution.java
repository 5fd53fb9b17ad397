package org.oomlab.core.scenario;

/**
 * How a number varies, as data: bytes, bytes a second or milliseconds. Whoever draws has the
 * generator: it draws an evenly distributed number below {@link #DRAWS} and asks for the quantile.
 * Integer arithmetic only, so that the value is the same everywhere.
 */
public sealed interface Distribution {
  /** How many different draws there are. */
  int DRAWS = 1_000_000;

  /**
   * Returns the value that a share of {@code draw + 1/2} in {@link #DRAWS} of all values stays
   * below.
   *
   * @param draw 0 to {@link #DRAWS} - 1
   */
  long quantile(int draw);

  /** Returns the largest value that can be drawn. */
  long largest();

  /** Always the same. */
  record Constant(long value) implements Distribution {
    public Constant {
      Limits.requireBytes("value", value);
    }

    @Override
    public long quantile(int draw) {
      return value;
    }

    @Override
    public long largest() {
      return value;
    }
  }

  /** Each value from {@code min} to {@code max} as often as any other. */
  record Uniform(long min, long max) implements Distribution {
    public Uniform {
      Limits.requireBytes("min", min);
      Limits.require("max", max, min, Limits.MAX_BYTES);
    }

    @Override
    public long quantile(int draw) {
      long values = max - min + 1;
      return min + values / DRAWS * draw + values % DRAWS * draw / DRAWS;
    }

    @Override
    public long largest() {
      return max;
    }
  }

  /** Exponential, cut at {@code max}; as interval it makes a Poisson process. */
  record Exponential(long mean, long max) implements Distribution {
    public Exponential {
      Limits.requireBytes("mean", mean);
      Limits.require("max", max, mean, Limits.MAX_BYTES);
    }

    @Override
    public long quantile(int draw) {
      return Math.min(FixedPoint.times(mean, FixedPoint.exponentialDeviate(draw)), max);
    }

    @Override
    public long largest() {
      return max;
    }
  }

  /**
   * Lognormal, cut at {@code max}: sizes of many small and few large.
   *
   * @param median half of all values are below
   * @param sigmaPerMille standard deviation of the logarithm, 0 to {@link #MAX_SIGMA_PER_MILLE}
   * @param max largest value
   */
  record LogNormal(long median, int sigmaPerMille, long max) implements Distribution {
    /** Widest: one standard deviation is a factor of 148. */
    public static final int MAX_SIGMA_PER_MILLE = 5000;

    public LogNormal {
      Limits.requireBytes("median", median);
      Limits.require("sigmaPerMille", sigmaPerMille, 0, MAX_SIGMA_PER_MILLE);
      Limits.require("max", max, median, Limits.MAX_BYTES);
    }

    @Override
    public long quantile(int draw) {
      long exponent = FixedPoint.normalDeviate(draw) * sigmaPerMille / Limits.PER_MILLE;
      return FixedPoint.timesExp(median, exponent, max);
    }

    @Override
    public long largest() {
      return max;
    }
  }
}
