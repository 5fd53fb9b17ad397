package org.oomlab.api.select;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** Makes the ranking of an {@link Explanation}: scores, sorts and numbers candidates. */
public final class Ranking {
  private static final Comparator<Candidate> SOONEST_FIRST =
      Comparator.comparingLong(Candidate::priority).thenComparingLong(Candidate::points).reversed();

  private Ranking() {}

  /** Returns the tasks of a request ranked by the kernel's badness. O(tasks log tasks). */
  public static List<Candidate> byBadness(SelectionRequest request) {
    return rank(
        request.tasks(),
        task -> request.badness().explain(task, request.control()),
        task -> 0,
        request.rules().ties(request.control()));
  }

  /**
   * Returns the tasks ranked by a measure of the policy's own.
   *
   * @param tasks in walk order, which is kept in the result
   * @param score the measure, with its terms
   * @param priority what is compared before the measure, the higher the sooner
   * @param ties which of equal candidates comes first
   */
  public static List<Candidate> rank(
      List<TaskSnapshot> tasks,
      Function<TaskSnapshot, Badness> score,
      ToLongFunction<TaskSnapshot> priority,
      TieBreak ties) {
    List<Candidate> candidates = new ArrayList<>(tasks.size());
    List<Integer> eligible = new ArrayList<>();
    for (TaskSnapshot task : tasks) {
      switch (score.apply(task)) {
        case Badness.Points(long points, List<Factor> factors) -> {
          eligible.add(candidates.size());
          candidates.add(
              new Candidate(
                  task,
                  tasks.size(),
                  priority.applyAsLong(task),
                  points,
                  new Candidate.Standing.Eligible(factors)));
        }
        case Badness.Ineligible(IneligibilityReason reason) ->
            candidates.add(
                new Candidate(
                    task, Candidate.UNRANKED, 0, 0, new Candidate.Standing.Ineligible(reason)));
      }
    }
    eligible.sort(
        Comparator.<Integer, Candidate>comparing(candidates::get, SOONEST_FIRST)
            .thenComparing(ties.order(tasks::get)));
    for (int rank = 1; rank <= eligible.size(); rank++) {
      candidates.set(eligible.get(rank - 1), candidates.get(eligible.get(rank - 1)).withRank(rank));
    }
    return candidates;
  }

  /**
   * Returns the candidates with {@code victim} moved to rank 1, for a choice that no score made.
   *
   * @param candidates ranked; the victim may be among the ineligible, which a flag such as {@code
   *     OOM_ORIGIN} overrides
   */
  public static List<Candidate> withFirst(TaskId victim, List<Candidate> candidates) {
    int victimRank =
        candidates.stream()
            .filter(candidate -> candidate.task().id().equals(victim) && candidate.eligible())
            .mapToInt(Candidate::rank)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    return candidates.stream().map(candidate -> moved(candidate, victim, victimRank)).toList();
  }

  private static Candidate moved(Candidate candidate, TaskId victim, int victimRank) {
    if (candidate.task().id().equals(victim)) {
      return candidate.eligible()
          ? candidate.withRank(1)
          : new Candidate(candidate.task(), 1, 0, 0, new Candidate.Standing.Eligible(List.of()));
    }
    return candidate.eligible() && candidate.rank() < victimRank
        ? candidate.withRank(candidate.rank() + 1)
        : candidate;
  }
}
