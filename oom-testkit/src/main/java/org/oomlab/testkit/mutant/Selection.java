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
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * A correct policy in parts, so that a mutant can break one: while an earlier victim leaves nobody
 * dies, else the highest score among the eligible, the last of several.
 *
 * @param awaited who is waited for
 * @param eligible who can be chosen
 * @param score the measure
 */
record Selection(
    BiPredicate<TaskSnapshot, SelectionRequest> awaited,
    BiPredicate<TaskSnapshot, SelectionRequest> eligible,
    ToLongBiFunction<TaskSnapshot, SelectionRequest> score)
    implements VictimPolicy {

  /** The policy without a bug. */
  static final Selection CORRECT =
      new Selection(
          Selection::isLeaving,
          (task, request) -> points(task, request) != BadnessFunction.INELIGIBLE,
          Selection::points);

  Selection withAwaited(BiPredicate<TaskSnapshot, SelectionRequest> other) {
    return new Selection(other, eligible, score);
  }

  Selection withEligible(BiPredicate<TaskSnapshot, SelectionRequest> other) {
    return new Selection(awaited, other, score);
  }

  Selection withScore(ToLongBiFunction<TaskSnapshot, SelectionRequest> other) {
    return new Selection(awaited, eligible, other);
  }

  static long points(TaskSnapshot task, SelectionRequest request) {
    return request.badness().points(task, request.control());
  }

  /** An earlier victim still holds memory; SysRq does not ask for it. */
  private static boolean isLeaving(TaskSnapshot task, SelectionRequest request) {
    boolean reaped = task.has(TaskFlag.MM_OOM_SKIP) && request.rules().exemption().reaped();
    return task.has(TaskFlag.OOM_VICTIM) && !reaped && !request.control().isSysrq();
  }

  @Override
  public Verdict select(SelectionRequest request) {
    return request.tasks().stream()
        .filter(task -> awaited.test(task, request))
        .findFirst()
        .map(KernelEntry::wait)
        .orElseGet(() -> chosen(request));
  }

  private Verdict chosen(SelectionRequest request) {
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
