package org.oomlab.core.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    List<Line> all = new ArrayList<>();
    own.forEach((path, values) -> all.add(line(path.value(), values)));
    List<Line> highest =
        all.stream()
            .filter(line -> line.peak() > 0)
            .sorted(Comparator.comparingLong(Line::peak).reversed())
            .limit(MOST)
            .toList();
    List<Line> lines = new ArrayList<>(all.stream().filter(highest::contains).toList());
    long[] others = new long[samples.size()];
    for (Line line : all) {
      for (int i = 0; i < others.length && !highest.contains(line); i++) {
        others[i] += line.values().get(i);
      }
    }
    Line rest = line(Course.OTHERS, others);
    if (rest.peak() > 0) {
      lines.add(rest);
    }
    return lines;
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
    List<Long> boxed = new ArrayList<>(values.length);
    for (long value : values) {
      boxed.add(value);
    }
    return new Line(name, boxed);
  }
}
