package org.oomlab.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Nobody exempt is killed: kernel threads, init, {@code oom_score_adj} -1000, without memory, out
 * of reach of the nodes that are short, reaped before, running on a parent's memory. The last two
 * and -1000 do not protect who asked to be chosen first, the last two not the allocating task.
 */
final class SparesTheExempt implements PolicyInvariant {
  @Override
  public String name() {
    return "spares-the-exempt";
  }

  @Override
  public String why() {
    return "killing init panics the machine, and killing who was promised safety breaks the"
        + " promise";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Optional<TaskSnapshot> victim = Verdicts.victimTask(policy.select(request), request);
    if (victim.isEmpty()) {
      return List.of();
    }
    TaskSnapshot task = victim.get();
    if (Exemptions.isOffered(task, request)
        || Exemptions.isOrigin(task, request)
        || Exemptions.mayDieForItsParent(task, request)) {
      return List.of();
    }
    Optional<IneligibilityReason> exempt = Exemptions.of(task, request);
    return exempt.isEmpty()
        ? List.of()
        : List.of(
            violation("it kills " + Verdicts.describe(task) + ", which " + exempt.get().phrase()));
  }
}
