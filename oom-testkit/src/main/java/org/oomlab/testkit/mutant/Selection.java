package org.oomlab.testkit.mutant;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.ToLongBiFunction;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.TieBreak;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;

/**
 * A correct policy in parts, so that a mutant can break one: highest score among the eligible, the
 * last of several.
 *
 * @param eligible who can be chosen
 * @param score the measure
 */
record Selection(
    BiPredicate<TaskSnapshot, SelectionRequest> eligible,
    ToLongBiFunction<TaskSnapshot, SelectionRequest> score)
    implements VictimPolicy {

  /** The policy without a bug. */
  static final Selection CORRECT =
      new Selection(
          (task, request) -> points(task, request) != BadnessFunction.INELIGIBLE,
          Selection::points);

  Selection withEligible(BiPredicate<TaskSnapshot, SelectionRequest> other) {
    return new Selection(other, score);
  }

  Selection withScore(ToLongBiFunction<TaskSnapshot, SelectionRequest> other) {
    return new Selection(eligible, other);
  }

  static long points(TaskSnapshot task, SelectionRequest request) {
    return request.badness().points(task, request.control());
  }

  @Override
  public Verdict select(SelectionRequest request) {
    Explanation explanation =
        Explanation.of(new Reason("highest-score", "highest score"), () -> ranking(request));
    return victim(explanation)
        .map(victim -> (Verdict) new Verdict.KillTask(victim.id(), explanation))
        .orElseGet(() -> KernelEntry.nobodyKillable(request));
  }

  private static Optional<TaskSnapshot> victim(Explanation explanation) {
    return explanation.ranking().stream().findFirst().map(Candidate::task);
  }

  private List<Candidate> ranking(SelectionRequest request) {
    return Ranking.rank(request.tasks(), task -> badness(task, request), task -> 0, TieBreak.LAST);
  }

  private Badness badness(TaskSnapshot task, SelectionRequest request) {
    if (!eligible.test(task, request)) {
      return request.badness().explain(task, request.control()) instanceof Badness.Ineligible reason
          ? reason
          : new Badness.Ineligible(IneligibilityReason.POLICY);
    }
    long points = score.applyAsLong(task, request);
    return new Badness.Points(points, List.of(Factor.pages("score", points)));
  }
}
