package org.oomlab.core.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.engine.record.MemcgSample;
import org.oomlab.core.engine.record.Sample;

/** What each memcg holds itself, so that all of them add up. */
final class MemcgLines {
  private static final int MOST = 6;

  private MemcgLines() {}

  /** Returns the lines of the memcgs with the highest peaks, in the order of the tree. */
  static List<Line> of(List<Sample> samples) {
    Map<MemcgPath, long[]> own = own(samples);
    Set<MemcgPath> highest =
        own.entrySet().stream()
            .filter(memcg -> peak(memcg.getValue()) > 0)
            .sorted(Comparator.comparingLong(memcg -> -peak(memcg.getValue())))
            .limit(MOST)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    List<Line> lines = new ArrayList<>();
    long[] others = new long[samples.size()];
    own.forEach(
        (path, values) -> {
          if (highest.contains(path)) {
            lines.add(line(path.value(), values));
          } else {
            Arrays.setAll(others, i -> others[i] + values[i]);
          }
        });
    if (peak(others) > 0) {
      lines.add(line(Course.OTHERS, others));
    }
    return lines;
  }

  private static long peak(long[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  private static Map<MemcgPath, long[]> own(List<Sample> samples) {
    Map<MemcgPath, long[]> own = new LinkedHashMap<>();
    for (int i = 0; i < samples.size(); i++) {
      Map<MemcgPath, Long> children = new HashMap<>();
      for (MemcgSample memcg : samples.get(i).memcgs()) {
        children.merge(memcg.memcg().parent(), memcg.usagePages(), Long::sum);
      }
      for (MemcgSample memcg : samples.get(i).memcgs()) {
        long below = children.getOrDefault(memcg.memcg(), 0L);
        own.computeIfAbsent(memcg.memcg(), _ -> new long[samples.size()])[i] =
            Math.max(memcg.usagePages() - below, 0);
      }
    }
    return own;
  }

  private static Line line(String name, long[] values) {
    return new Line(name, Arrays.stream(values).boxed().toList());
  }
}
