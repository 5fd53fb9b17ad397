package org.oomlab.bench.command;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Several runs of one command, told as median and range.
 *
 * @param runs at least one
 */
record Samples(List<Sample> runs) {
  static final String HEADER =
      "| command | runs | wall s, median (range) | user s | sys s | peak RSS MB |\n"
          + "|---|---|---|---|---|---|";

  private static final double MILLIS_PER_SECOND = 1000;
  private static final double KIB_PER_MEGABYTE = 1e6 / 1024;

  Samples {
    runs = List.copyOf(runs);
  }

  String row(String name) {
    long peakKib = runs.stream().mapToLong(Sample::peakRssKib).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.3f (%.3f to %.3f) | %.2f | %.2f | %s |",
        name,
        runs.size(),
        quantile(Sample::wallMillis, 0.5),
        quantile(Sample::wallMillis, 0),
        quantile(Sample::wallMillis, 1),
        quantile(Sample::userMillis, 0.5),
        quantile(Sample::systemMillis, 0.5),
        peakKib == 0 ? "" : String.format(Locale.ROOT, "%.0f", peakKib / KIB_PER_MEGABYTE));
  }

  private double quantile(ToDoubleFunction<Sample> value, double share) {
    double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
    return sorted[(int) Math.round(share * (sorted.length - 1))] / MILLIS_PER_SECOND;
  }
}
