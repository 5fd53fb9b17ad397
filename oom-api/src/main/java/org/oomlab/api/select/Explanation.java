package org.oomlab.api.select;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.oomlab.api.task.TaskId;

/**
 * Why a verdict was given: the reason, the whole ranking with every term of every score, and the
 * tie set. Words and the ranking of a large machine cost more than the choice, so they are made
 * when first asked for, from the same immutable request; thread-safe.
 */
public final class Explanation {
  private final Supplier<Reason> reasonSource;
  private final boolean scored;
  private final Supplier<List<Candidate>> rankingSource;
  private volatile @Nullable Reason reason;
  private volatile @Nullable List<Candidate> candidates;

  private Explanation(
      Supplier<Reason> reasonSource, boolean scored, Supplier<List<Candidate>> rankingSource) {
    this.reasonSource = reasonSource;
    this.scored = scored;
    this.rankingSource = rankingSource;
  }

  /** Returns an explanation without candidates, for a verdict that weighed none. */
  public static Explanation of(Reason reason) {
    return new Explanation(() -> reason, false, List::of);
  }

  /**
   * Returns an explanation with a ranking.
   *
   * @param ranking makes the candidates, in the walk's order, each with its rank; called at most
   *     once a thread, must be pure
   */
  public static Explanation of(Reason reason, Supplier<List<Candidate>> ranking) {
    return new Explanation(() -> reason, true, ranking);
  }

  /**
   * Returns an explanation whose reason, too, is put into words when first asked for.
   *
   * @param reason makes the reason; called at most once a thread, must be pure
   * @param ranking as in {@link #of(Reason, Supplier)}
   */
  public static Explanation of(Supplier<Reason> reason, Supplier<List<Candidate>> ranking) {
    return new Explanation(reason, true, ranking);
  }

  /**
   * Returns an explanation of a choice that no score made, such as the allocating task: the ranking
   * holds the victim at rank 1 and behind it who would have been next by score, and there is no
   * tie.
   */
  public static Explanation unscored(Reason reason, Supplier<List<Candidate>> ranking) {
    return new Explanation(() -> reason, false, ranking);
  }

  /** Returns the reason. */
  public Reason reason() {
    Reason made = reason;
    if (made == null) {
      made = Objects.requireNonNull(reasonSource.get(), "reason");
      reason = made;
    }
    return made;
  }

  /** Returns whether a score decided. */
  public boolean scored() {
    return scored;
  }

  /** Returns every candidate, in the walk's order. O(tasks log tasks) at the first call. */
  public List<Candidate> candidates() {
    List<Candidate> made = candidates;
    if (made == null) {
      made = List.copyOf(rankingSource.get());
      candidates = made;
    }
    return made;
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
   * Returns those whose priority and score equal the best one's: where it holds more than one, only
   * the order of the walk decided between them. In the walk's order; empty when nobody is eligible.
   */
  public List<TaskId> tieSet() {
    List<Candidate> eligible = ranking();
    if (eligible.isEmpty()) {
      return List.of();
    }
    if (!scored) {
      return List.of(eligible.getFirst().task().id());
    }
    Candidate best = eligible.getFirst();
    return candidates().stream()
        .filter(best::ties)
        .map(candidate -> candidate.task().id())
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Explanation explanation
        && reason().equals(explanation.reason())
        && candidates().equals(explanation.candidates());
  }

  @Override
  public int hashCode() {
    return reason().hashCode();
  }

  @Override
  public String toString() {
    return reason().sentence();
  }
}
