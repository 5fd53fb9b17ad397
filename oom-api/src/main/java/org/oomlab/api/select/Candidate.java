package org.oomlab.api.select;

import java.util.List;
import java.util.Optional;
import org.oomlab.api.task.TaskSnapshot;

/**
 * One process in a ranking.
 *
 * @param task the process
 * @param rank 1 for the one preferred as victim, counting up; {@link #UNRANKED} when ineligible
 * @param priority what the policy compares before the score, the higher the sooner; 0 where the
 *     score alone decides, and when ineligible
 * @param points its score, in the policy's own measure; 0 when ineligible
 * @param standing eligible with its factors, or why not
 */
public record Candidate(
    TaskSnapshot task, int rank, long priority, long points, Standing standing) {
  /** Rank of a process that cannot be a victim. */
  public static final int UNRANKED = 0;

  public Candidate {
    if ((rank == UNRANKED) != (standing instanceof Standing.Ineligible)) {
      throw new IllegalArgumentException("rank " + rank + " does not fit " + standing);
    }
    if (rank < UNRANKED || (rank == UNRANKED && (priority != 0 || points != 0))) {
      throw new IllegalArgumentException(
          "rank " + rank + " with priority " + priority + " and " + points + " points");
    }
  }

  /** Returns whether the process can be a victim. */
  public boolean eligible() {
    return standing instanceof Standing.Eligible;
  }

  /** Returns why it cannot be a victim, empty when it can. */
  public Optional<IneligibilityReason> ineligibleBecause() {
    return standing instanceof Standing.Ineligible ineligible
        ? Optional.of(ineligible.reason())
        : Optional.empty();
  }

  /** Returns the terms of the score, none when ineligible. */
  public List<Factor> factors() {
    return standing instanceof Standing.Eligible eligible ? eligible.factors() : List.of();
  }

  /** Returns the value of one term, 0 where the score has no such term. */
  public long factor(String name) {
    return factors().stream()
        .filter(factor -> factor.name().equals(name))
        .mapToLong(Factor::value)
        .sum();
  }

  /** Returns whether nothing but the order of the walk tells the two apart. */
  boolean ties(Candidate other) {
    return eligible() && other.eligible() && priority == other.priority && points == other.points;
  }

  /** Returns the same candidate with another rank. */
  Candidate withRank(int newRank) {
    return new Candidate(task, newRank, priority, points, standing);
  }

  /** Whether a process can be a victim, and what speaks for that. */
  public sealed interface Standing {
    /**
     * It can.
     *
     * @param factors the terms of its score, in the order they are added
     */
    record Eligible(List<Factor> factors) implements Standing {
      public Eligible {
        factors = List.copyOf(factors);
      }
    }

    /**
     * It cannot.
     *
     * @param reason why not
     */
    record Ineligible(IneligibilityReason reason) implements Standing {}
  }
}
