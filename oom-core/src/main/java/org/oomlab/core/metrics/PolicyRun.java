package org.oomlab.core.metrics;

import java.util.List;
import java.util.Optional;
import org.oomlab.core.course.Course;

/**
 * One policy on one scenario.
 *
 * @param policy the policy as it was asked for
 * @param failure why there is no result, empty where there is one
 * @param metrics what the run was worth; of a run in which nothing happened, where it failed
 * @param kills its kills, by time
 * @param names command names of the victims, one for each kill
 * @param course how it went
 */
public record PolicyRun(
    String policy,
    String failure,
    RunMetrics metrics,
    List<JudgedKill> kills,
    List<String> names,
    Course course) {
  public PolicyRun {
    kills = List.copyOf(kills);
    names = List.copyOf(names);
    if (kills.size() != names.size()) {
      throw new IllegalArgumentException(kills.size() + " kills, but " + names.size() + " names");
    }
  }

  /** Returns whether there is a result. */
  public boolean succeeded() {
    return failure.isEmpty();
  }

  /** Returns the first kill. */
  public Optional<JudgedKill> firstKill() {
    return kills.stream().findFirst();
  }
}
