package org.oomlab.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Without one of those that are not chosen, the choice is the same. Those on memory that others
 * share are left alone, since protection and kills reach through it. Not asked where a child may
 * die for its parent.
 */
final class IgnoresLosers implements PolicyInvariant {
  @Override
  public String name() {
    return "ignores-losers";
  }

  @Override
  public String why() {
    return "when a bystander's exit changes who dies, nobody can tell from the victim alone why";
  }

  @Override
  public Set<PolicyBehavior> promises() {
    return Set.of(PolicyBehavior.IGNORES_LOSERS);
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Verdict verdict = policy.select(request);
    Optional<TaskId> victim = Verdicts.victim(verdict);
    if (victim.isEmpty() || Exemptions.childMayDie(request)) {
      return List.of();
    }
    for (TaskSnapshot loser : request.tasks()) {
      if (loser.id().equals(victim.get()) || loser.sharedMm() != TaskSnapshot.MM_NOT_SHARED) {
        continue;
      }
      Verdict other = policy.select(Requests.without(request, loser));
      if (!Verdicts.describe(verdict).equals(Verdicts.describe(other))) {
        return List.of(
            violation(
                "it "
                    + Verdicts.describe(verdict)
                    + ", but without "
                    + Verdicts.describe(loser)
                    + " it "
                    + Verdicts.describe(other)));
      }
    }
    return List.of();
  }
}
