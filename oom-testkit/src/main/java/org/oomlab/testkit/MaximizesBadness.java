package org.oomlab.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Nobody that can be killed has a higher kernel badness than the victim, unless the victim asked
 * for the memory or asked to be chosen first. Not asked where a child may die for its parent.
 */
final class MaximizesBadness implements PolicyInvariant {
  @Override
  public String name() {
    return "maximizes-badness";
  }

  @Override
  public String why() {
    return "a model of the kernel that chooses by another score is not a model of the kernel";
  }

  @Override
  public Set<PolicyBehavior> promises() {
    return Set.of(PolicyBehavior.MAXIMIZES_BADNESS);
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Verdict verdict = policy.select(request);
    Optional<TaskSnapshot> victim = Verdicts.victimTask(verdict, request);
    if (victim.isEmpty()
        || Exemptions.isOffered(victim.get(), request)
        || Exemptions.isOrigin(victim.get(), request)
        || Exemptions.childMayDie(request)) {
      return List.of();
    }
    long points = points(victim.get(), request);
    return request.tasks().stream()
        .filter(task -> !task.has(TaskFlag.OOM_VICTIM))
        .filter(task -> points(task, request) > points)
        .map(
            task ->
                violation(
                    "it kills "
                        + Verdicts.describe(victim.get())
                        + " with badness "
                        + points
                        + ", not "
                        + Verdicts.describe(task)
                        + " with "
                        + points(task, request)))
        .limit(1)
        .toList();
  }

  private static long points(TaskSnapshot task, SelectionRequest request) {
    return request.badness().points(task, request.control());
  }
}
