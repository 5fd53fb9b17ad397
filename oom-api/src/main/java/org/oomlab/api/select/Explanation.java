package org.oomlab.api.select;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.oomlab.api.task.TaskId;

/**
 * Why a verdict was given: the reason, the whole ranking with every term of every score, and the
 * tie set. The ranking of a large machine costs more than the choice, so it is made when first
 * asked for, from the same immutable request; thread-safe.
 */
public final class Explanation {
  private final Reason reason;
  private final Supplier<List<Candidate>> rankingSource;
  private volatile List<Candidate> ranking = List.of();
  private volatile boolean ranked;

  private Explanation(Reason reason, Supplier<List<Candidate>> rankingSource) {
    this.reason = reason;
    this.rankingSource = rankingSource;
  }

  /** Returns an explanation without candidates, for a verdict that weighed none. */
  public static Explanation of(Reason reason) {
    return new Explanation(reason, List::of);
  }

  /**
   * Returns an explanation with a ranking.
   *
   * @param ranking makes the candidates, in the walk's order, each with its rank; called at most
   *     once a thread, must be pure
   */
  public static Explanation of(Reason reason, Supplier<List<Candidate>> ranking) {
    return new Explanation(reason, ranking);
  }

  /** Returns the reason. */
  public Reason reason() {
    return reason;
  }

  /** Returns every candidate, in the walk's order. O(tasks log tasks) at the first call. */
  public List<Candidate> candidates() {
    if (!ranked) {
      ranking = List.copyOf(rankingSource.get());
      ranked = true;
    }
    return ranking;
  }

  /** Returns the eligible candidates by rank, the preferred victim first. */
  public List<Candidate> ranking() {
    return candidates().stream()
        .filter(Candidate::eligible)
        .sorted((left, right) -> Integer.compare(left.rank(), right.rank()))
        .toList();
  }

  /** Returns the candidate of that process, empty when it was not considered. */
  public Optional<Candidate> candidate(TaskId id) {
    return candidates().stream().filter(candidate -> candidate.task().id().equals(id)).findFirst();
  }

  /**
   * Returns those whose score equals the best one: where it holds more than one, only the order of
   * the walk decided between them. In the walk's order; empty when nobody is eligible.
   */
  public List<TaskId> tieSet() {
    List<Candidate> eligible = ranking();
    if (eligible.isEmpty()) {
      return List.of();
    }
    long best = eligible.getFirst().points();
    return candidates().stream()
        .filter(candidate -> candidate.eligible() && candidate.points() == best)
        .map(candidate -> candidate.task().id())
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Explanation explanation
        && reason.equals(explanation.reason)
        && candidates().equals(explanation.candidates());
  }

  @Override
  public int hashCode() {
    return reason.hashCode();
  }

  @Override
  public String toString() {
    return reason.sentence();
  }
}
