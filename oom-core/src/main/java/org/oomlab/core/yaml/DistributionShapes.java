package org.oomlab.core.yaml;

import java.util.List;
import org.oomlab.core.scenario.Distribution;

/** Numbers that vary: a plain quantity, or a distribution of quantities. */
final class DistributionShapes {
  /** A number that is the same for all. */
  static final Shape<Distribution> SIZE = of(QuantityShape.SIZE);

  /** Bytes in a second. */
  static final Shape<Distribution> RATE = of(QuantityShape.RATE);

  /** Milliseconds. */
  static final Shape<Distribution> TIME = of(QuantityShape.TIME);

  /** Where nearly all of an exponential distribution's values are below, in means. */
  private static final long TAIL_MEANS = 15;

  private static final long LARGEST = -1;

  private DistributionShapes() {}

  private static Shape<Distribution> of(QuantityShape quantity) {
    return new EitherShape<>(
        quantity,
        Distribution.Constant::new,
        new ChoiceShape<Distribution>(
            "a distribution",
            List.of(
                Field.required("uniform", uniform(quantity), "Each value as often as any other."),
                Field.required(
                    "exponential",
                    exponential(quantity),
                    "Many small and few large; intervals of a Poisson process."),
                Field.required(
                    "lognormal", logNormal(quantity), "As sizes usually are: a few far larger."))));
  }

  private static Shape<Distribution> uniform(QuantityShape quantity) {
    Field<Long> min = Field.required("min", quantity, "The least value.");
    Field<Long> max = Field.required("max", quantity, "The largest value.");
    return new RecordShape<>(
        "a uniform distribution",
        List.of(min, max),
        values -> {
          requireNotBelow(values, max, min);
          return new Distribution.Uniform(values.get(min), values.get(max));
        });
  }

  private static Shape<Distribution> exponential(QuantityShape quantity) {
    Field<Long> mean = Field.required("mean", quantity, "The mean, before it is cut at max.");
    Field<Long> max = largest(quantity, "Larger ones count as this; by default 15 means.");
    return new RecordShape<>(
        "an exponential distribution",
        List.of(mean, max),
        values -> {
          long most = Math.min(values.get(mean) * TAIL_MEANS, quantity.max());
          if (values.has(max)) {
            requireNotBelow(values, max, mean);
            most = values.get(max);
          }
          return new Distribution.Exponential(values.get(mean), most);
        });
  }

  private static Shape<Distribution> logNormal(QuantityShape quantity) {
    Field<Long> median = Field.required("median", quantity, "Half of all values are below.");
    Field<Long> sigma =
        Field.required(
            "sigma",
            QuantityShape.SHARE.within(0, Distribution.LogNormal.MAX_SIGMA_PER_MILLE),
            "Standard deviation of the logarithm, 100% for a factor of e.");
    Field<Long> max = largest(quantity, "Larger ones count as this; by default unlimited.");
    return new RecordShape<>(
        "a lognormal distribution",
        List.of(median, sigma, max),
        values -> {
          long most = quantity.max();
          if (values.has(max)) {
            requireNotBelow(values, max, median);
            most = values.get(max);
          }
          return new Distribution.LogNormal(values.get(median), values.number(sigma), most);
        });
  }

  private static Field<Long> largest(QuantityShape quantity, String meaning) {
    return Field.optional("max", quantity, LARGEST, meaning);
  }

  private static void requireNotBelow(Values values, Field<Long> high, Field<Long> low) {
    values.require(
        values.get(high) >= values.get(low),
        high,
        "found a " + high.name() + " below " + low.name(),
        "at least the " + low.name());
  }
}
