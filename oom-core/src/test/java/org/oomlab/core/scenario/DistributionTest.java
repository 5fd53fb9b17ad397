package org.oomlab.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
  private static final long MIB = 1 << 20;

  @Test
  void constant_anyDraw_isItsValue() {
    Distribution constant = new Distribution.Constant(7);

    assertThat(constant.quantile(0)).isEqualTo(7);
    assertThat(constant.quantile(Distribution.DRAWS - 1)).isEqualTo(7);
  }

  @Test
  void uniform_draws_reachBothEndsAlike() {
    Distribution dice = new Distribution.Uniform(1, 6);
    long[] seen = new long[7];
    for (int draw = 0; draw < Distribution.DRAWS; draw++) {
      seen[(int) dice.quantile(draw)]++;
    }

    assertThat(seen).containsExactly(0, 166_667, 166_667, 166_666, 166_667, 166_667, 166_666);
  }

  /** Quantiles of the exponential distribution with mean 1: -ln(1 - share). */
  @ParameterizedTest
  @CsvSource({"100000, 105361", "500000, 693148", "900000, 2302590", "999999, 14508658"})
  void exponential_quantile_isTheLogarithm(int draw, long expectedOfAMillion) {
    Distribution exponential = new Distribution.Exponential(1_000_000, 1L << 40);

    assertThat(exponential.quantile(draw))
        .isCloseTo(expectedOfAMillion, within(expectedOfAMillion / 2000 + 100));
  }

  /** Quantiles of the normal distribution: -1.2815, 0, 1.6449, 4.6708 standard deviations. */
  @ParameterizedTest
  @CsvSource({"100000, 277", "500000, 1000", "950000, 5180", "999998, 106785"})
  void logNormal_quantile_isThatManyDeviationsOff(int draw, long expectedPerMille) {
    Distribution sizes = new Distribution.LogNormal(1000 * MIB, 1000, Limits.MAX_BYTES);

    assertThat(sizes.quantile(draw) / MIB)
        .isCloseTo(expectedPerMille, within(expectedPerMille / 100 + 1));
  }

  @ParameterizedTest
  @MethodSource
  void everyDistribution_largerDraw_isNotSmallerAndWithinBounds(Distribution distribution) {
    long before = 0;
    for (int draw = 0; draw < Distribution.DRAWS; draw += 7) {
      long value = distribution.quantile(draw);
      assertThat(value).isBetween(before, distribution.largest());
      before = value;
    }
  }

  static Stream<Distribution> everyDistribution_largerDraw_isNotSmallerAndWithinBounds() {
    long all = Limits.MAX_BYTES;
    return Stream.of(
        new Distribution.Constant(all),
        new Distribution.Uniform(0, all),
        new Distribution.Exponential(all, all),
        new Distribution.Exponential(0, 0),
        new Distribution.LogNormal(all, 5000, all),
        new Distribution.LogNormal(0, 5000, all),
        new Distribution.LogNormal(1, 5000, all),
        new Distribution.LogNormal(123 * MIB, 0, all));
  }

  @Test
  void distributions_impossibleNumbers_areRefused() {
    assertThatThrownBy(() -> new Distribution.Constant(-1))
        .hasMessage("value -1 is not within 0..1125899906842624");
    assertThatThrownBy(() -> new Distribution.Uniform(2, 1)).hasMessageStartingWith("max 1");
    assertThatThrownBy(() -> new Distribution.Exponential(2, 1)).hasMessageStartingWith("max 1");
    assertThatThrownBy(() -> new Distribution.LogNormal(1, 5001, 1))
        .hasMessage("sigmaPerMille 5001 is not within 0..5000");
  }
}
