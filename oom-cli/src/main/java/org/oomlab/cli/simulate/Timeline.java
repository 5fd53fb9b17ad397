package org.oomlab.cli.simulate;

import java.util.List;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;

/** A run's samples, drawn into columns of equal time. */
final class Timeline {
  private static final String STEPS = " ▁▂▃▄▅▆▇█";
  private static final int HEIGHT = STEPS.length() - 1;
  private static final int MOST_IN_DIGITS = 9;

  private final RunRecord run;
  private final long durationMicros;
  private final int columns;

  /**
   * Creates one.
   *
   * @param columns characters for the whole duration
   */
  Timeline(RunRecord run, long durationMicros, int columns) {
    this.run = run;
    this.durationMicros = durationMicros;
    this.columns = columns;
  }

  /** Returns a line of the largest values of each column. */
  String most(ToLongFunction<Sample> value, long whole) {
    return line((from, to) -> most(value, from, to), whole);
  }

  /** Returns a line of the smallest values of each column. */
  String least(ToLongFunction<Sample> value, long whole) {
    return line((from, to) -> -most(sample -> -value.applyAsLong(sample), from, to), whole);
  }

  /** Returns a line of how fast a sum grows, in parts of the time. */
  String growth(ToLongFunction<Sample> sum) {
    return line(
        (from, to) -> {
          Sample first = run.samples().get(Math.max(from - 1, 0));
          Sample last = run.samples().get(to - 1);
          long time = last.timeMicros() - first.timeMicros();
          return time == 0 ? 0 : (sum.applyAsLong(last) - sum.applyAsLong(first)) * 1000 / time;
        },
        1000);
  }

  /** Returns a line with a mark for each time: x for one, a digit for several in a column. */
  String marks(List<Long> timesMicros) {
    int[] counts = new int[columns];
    for (long time : timesMicros) {
      counts[(int) Math.min(time * columns / durationMicros, columns - 1L)]++;
    }
    StringBuilder line = new StringBuilder();
    for (int count : counts) {
      line.append(
          switch (count) {
            case 0 -> " ";
            case 1 -> "x";
            default -> count > MOST_IN_DIGITS ? "#" : Integer.toString(count);
          });
    }
    return line.toString().stripTrailing();
  }

  private long most(ToLongFunction<Sample> value, int from, int to) {
    long most = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      most = Math.max(most, value.applyAsLong(run.samples().get(i)));
    }
    return most;
  }

  /** Draws the samples of each column; one without any shows the last before it. */
  private String line(ToLongBiFunction<Integer, Integer> value, long whole) {
    StringBuilder line = new StringBuilder();
    int from = 0;
    for (int column = 0; column < columns; column++) {
      long start = durationMicros * column / columns;
      if (start > run.endMicros() || run.samples().isEmpty()) {
        break;
      }
      long end = durationMicros * (column + 1) / columns;
      int to = from;
      while (to < run.samples().size()
          && (run.samples().get(to).timeMicros() < end || column == columns - 1)) {
        to++;
      }
      int first = from == to ? Math.max(from - 1, 0) : from;
      line.append(step(value.applyAsLong(first, Math.max(to, first + 1)), whole));
      from = to;
    }
    return line.toString().stripTrailing();
  }

  private static char step(long value, long whole) {
    if (value <= 0 || whole <= 0) {
      return STEPS.charAt(0);
    }
    return STEPS.charAt(Math.clamp((value * HEIGHT + whole - 1) / whole, 1, HEIGHT));
  }
}
