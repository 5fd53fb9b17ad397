package org.oomlab.core.course;

import java.util.List;

/**
 * One quantity over the points of a {@link Course}.
 *
 * @param name what it is, a cgroup's path or a word of {@link Course}
 * @param values one for each point
 */
public record Line(String name, List<Long> values) {
  public Line {
    values = List.copyOf(values);
  }

  /** Returns the largest value, 0 of none. */
  public long peak() {
    return values.stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
