package org.oomlab.core.spare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.RootBonus;
import org.oomlab.api.select.TieBreak;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The scores of 3.5 and later, turned round: footprint plus {@code oom_score_adj} times a
 * thousandth of the total is linear in each, so that the value at which two processes change places
 * follows by one division ({@code oom_badness()}, mm/oom_kill.c). Equal scores fall by the
 * release's rule.
 *
 * <p>Knows scores only, and one total; whether the value helps is for a rerun to say.
 */
final class PageContest {
  private static final long ADJ_UNITS = 1000;
  private static final long LEAST_POINTS = 1;
  private static final long ROOT_KEEPS_PERCENT = 97;

  private final List<Candidate> candidates;
  private final KernelRules rules;
  private final TieBreak ties;
  private final long stepPages;

  /**
   * Makes one.
   *
   * @param candidates in walk order, scored at that total
   * @param rules by which they were
   * @param memcg whether a memcg was short
   * @param totalPages what {@code oom_score_adj} is a share of
   */
  PageContest(List<Candidate> candidates, KernelRules rules, boolean memcg, long totalPages) {
    this.candidates = List.copyOf(candidates);
    this.rules = rules;
    this.ties = memcg ? rules.walk().tiesMemcg() : rules.walk().tiesGlobal();
    this.stepPages = totalPages / ADJ_UNITS;
  }

  /** Returns the largest {@code oom_score_adj} at which another is chosen, at least -1000. */
  OptionalLong ownAdj(TaskId process) {
    return most(process)
        .map(most -> adjAtMost(candidate(process), most))
        .orElseGet(OptionalLong::empty);
  }

  private OptionalLong adjAtMost(Candidate own, long mostPoints) {
    if (stepPages == 0) {
      return OptionalLong.empty();
    }
    long adj =
        isOutOfReach(mostPoints)
            ? TaskSnapshot.OOM_SCORE_ADJ_MIN
            : Math.floorDiv(mostPoints - withoutAdj(own), stepPages);
    return OptionalLong.of(Math.max(adj, TaskSnapshot.OOM_SCORE_ADJ_MIN));
  }

  /** Returns the most resident pages with which another is chosen; empty where there is none. */
  OptionalLong ownRss(TaskId process) {
    Optional<Long> most = most(process);
    if (most.isEmpty() || isOutOfReach(most.get())) {
      return OptionalLong.empty();
    }
    Candidate own = candidate(process);
    long bonus = own.factor(Factor.ROOT_BONUS);
    boolean shrinks = rules.score().rootBonus() == RootBonus.THREE_PERCENT_OF_USAGE && bonus != 0;
    long footprint = most.get() - own.factor(Factor.ADJ) - (shrinks ? 0 : bonus);
    if (shrinks) {
      // What is left of f pages is f - f * 3 / 100, and that is f * 97 / 100 rounded up.
      footprint = Math.floorDiv(footprint * 100, ROOT_KEEPS_PERCENT);
    }
    long rss = footprint - own.factor(Factor.SWAP) - own.factor(Factor.PAGE_TABLES);
    return rss < 0 ? OptionalLong.empty() : OptionalLong.of(rss);
  }

  /** Returns the least {@code oom_score_adj} of another at which it is chosen, at most 1000. */
  OptionalLong otherAdj(TaskId process, TaskId other) {
    Candidate own = candidate(process);
    Candidate rival = candidate(other);
    if (stepPages == 0 || !isScored() || !own.eligible() || !rival.eligible()) {
      return OptionalLong.empty();
    }
    long least = own.points() + (winsTie(rival, own) ? 0 : 1);
    long adj = Math.ceilDiv(least - withoutAdj(rival), stepPages);
    return adj > TaskSnapshot.OOM_SCORE_ADJ_MAX ? OptionalLong.empty() : OptionalLong.of(adj);
  }

  /** The points at which the best other is chosen just so. */
  private Optional<Long> most(TaskId process) {
    if (!isScored() || !candidate(process).eligible()) {
      return Optional.empty();
    }
    Candidate own = candidate(process);
    return candidates.stream()
        .filter(candidate -> candidate.eligible() && !candidate.task().id().equals(process))
        .min((left, right) -> Integer.compare(left.rank(), right.rank()))
        .map(best -> best.points() - (winsTie(best, own) ? 0 : 1));
  }

  private boolean isScored() {
    return rules.score().formula() == BadnessFormula.PAGES;
  }

  /** Up to 5.8 no score is below 1, so that no adj makes one smaller. */
  private boolean isOutOfReach(long mostPoints) {
    return rules.score().clampsToOne() && mostPoints < LEAST_POINTS;
  }

  private boolean winsTie(Candidate one, Candidate other) {
    boolean later = candidates.indexOf(one) > candidates.indexOf(other);
    return ties.replaces((later ? other : one).task()) == later;
  }

  private static long withoutAdj(Candidate candidate) {
    return candidate.factors().stream()
        .filter(factor -> !factor.name().equals(Factor.ADJ) && !factor.name().equals(Factor.CLAMP))
        .mapToLong(Factor::value)
        .sum();
  }

  private Candidate candidate(TaskId id) {
    return candidates.stream()
        .filter(candidate -> candidate.task().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("pid " + id.pid() + " is no candidate"));
  }
}
