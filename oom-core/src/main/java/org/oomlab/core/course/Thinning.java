package org.oomlab.core.course;

import java.util.List;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.oomlab.core.engine.record.Sample;

/** Chooses the samples that are worth a point. */
final class Thinning {
  /** Of each stretch: the least and the most free, the most waiting and the most swap. */
  private static final int KEPT_OF_A_STRETCH = 4;

  private Thinning() {}

  /**
   * Returns the places of at most {@link Course#MOST_POINTS} samples, the first and last among
   * them.
   */
  static List<Integer> of(List<Sample> samples, List<Long> some, List<Long> full) {
    int size = samples.size();
    if (size <= Course.MOST_POINTS) {
      return IntStream.range(0, size).boxed().toList();
    }
    TreeSet<Integer> kept = new TreeSet<>(List.of(0, size - 1));
    int stretches = (Course.MOST_POINTS - kept.size()) / KEPT_OF_A_STRETCH;
    for (int i = 0; i < stretches; i++) {
      int from = (int) ((long) size * i / stretches);
      int to = (int) ((long) size * (i + 1) / stretches);
      kept.add(highest(from, to, place -> -samples.get(place).freePages()));
      kept.add(highest(from, to, place -> samples.get(place).freePages()));
      kept.add(highest(from, to, place -> some.get(place) + full.get(place)));
      kept.add(highest(from, to, place -> samples.get(place).swapUsedPages()));
    }
    return List.copyOf(kept);
  }

  private static int highest(int from, int to, IntToLongFunction value) {
    int highest = from;
    for (int place = from + 1; place < to; place++) {
      if (value.applyAsLong(place) > value.applyAsLong(highest)) {
        highest = place;
      }
    }
    return highest;
  }
}
