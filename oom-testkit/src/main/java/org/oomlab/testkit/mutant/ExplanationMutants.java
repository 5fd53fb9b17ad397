package org.oomlab.testkit.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.TieBreak;
import org.oomlab.api.select.Verdict;

/** Policies that decide well and explain badly. */
final class ExplanationMutants {
  private static final Reason REASON = new Reason("highest-score", "highest score");

  private ExplanationMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("hides-ties", "ignores-order", () -> ExplanationMutants::hidesTies),
        new Mutant(
            "ranks-the-walk-first", "ranks-victim-first", () -> ExplanationMutants::firstOfTies),
        explained("drops-the-exempt", "explains-everyone", ExplanationMutants::eligibleOnly),
        explained("explains-in-rank-order", "explains-everyone", ExplanationMutants::sorted),
        explained("forgets-a-factor", "factors-add-up", ExplanationMutants::withoutTables),
        explained("skips-a-rank", "explains-everyone", ExplanationMutants::rankedFromTwo));
  }

  private static Mutant explained(
      String name, String caughtBy, UnaryOperator<List<Candidate>> change) {
    VictimPolicy policy =
        request -> withCandidates(request, change.apply(Ranking.byBadness(request)));
    return new Mutant(name, caughtBy, () -> policy);
  }

  private static Verdict withCandidates(SelectionRequest request, List<Candidate> candidates) {
    Explanation explanation = Explanation.of(REASON, () -> candidates);
    return Selection.CORRECT.select(request) instanceof Verdict.KillTask kill
        ? new Verdict.KillTask(kill.victim(), explanation)
        : new Verdict.NobodyKillable(explanation);
  }

  private static Verdict hidesTies(SelectionRequest request) {
    Verdict verdict = Selection.CORRECT.select(request);
    return verdict instanceof Verdict.KillTask kill
        ? new Verdict.KillTask(
            kill.victim(), Explanation.unscored(REASON, () -> kill.explanation().candidates()))
        : verdict;
  }

  /** The walk ends with the last of equals, the ranking begins with the first. */
  private static Verdict firstOfTies(SelectionRequest request) {
    return withCandidates(
        request,
        Ranking.rank(
            request.tasks(),
            task -> request.badness().explain(task, request.control()),
            task -> 0,
            TieBreak.FIRST));
  }

  private static List<Candidate> eligibleOnly(List<Candidate> candidates) {
    return candidates.stream().filter(Candidate::eligible).toList();
  }

  private static List<Candidate> sorted(List<Candidate> candidates) {
    return candidates.stream()
        .sorted((left, right) -> Integer.compare(left.rank(), right.rank()))
        .toList();
  }

  private static List<Candidate> withoutTables(List<Candidate> candidates) {
    List<Candidate> changed = new ArrayList<>();
    for (Candidate candidate : candidates) {
      List<Factor> factors =
          candidate.factors().stream()
              .filter(factor -> !factor.name().equals(Factor.PAGE_TABLES))
              .toList();
      changed.add(candidate.eligible() ? changed(candidate, candidate.rank(), factors) : candidate);
    }
    return changed;
  }

  private static List<Candidate> rankedFromTwo(List<Candidate> candidates) {
    return candidates.stream()
        .map(
            candidate ->
                candidate.rank() > 1
                    ? changed(candidate, candidate.rank() + 1, candidate.factors())
                    : candidate)
        .toList();
  }

  private static Candidate changed(Candidate candidate, int rank, List<Factor> factors) {
    return new Candidate(
        candidate.task(),
        rank,
        candidate.priority(),
        candidate.points(),
        new Candidate.Standing.Eligible(factors));
  }
}
