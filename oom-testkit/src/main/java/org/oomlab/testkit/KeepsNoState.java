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
 * What a policy saw before does not change what it says now: it is shown how its victim leaves and
 * machines of {@link Strangers}, and then asked the first question again, as an equal request that
 * is not the same object.
 */
final class KeepsNoState implements PolicyInvariant {
  @Override
  public String name() {
    return "keeps-no-state";
  }

  @Override
  public String why() {
    return "a policy is asked from any thread, in replays and side by side; what it remembers of"
        + " one machine decides on another";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Verdict first = policy.select(request);
    Optional<TaskSnapshot> victim = Verdicts.victimTask(first, request);
    if (victim.isEmpty()) {
      return List.of();
    }
    TaskSnapshot leaving = Tasks.like(victim.get()).flags(TaskFlag.OOM_VICTIM).build();
    policy.select(Requests.with(request, leaving));
    policy.select(Requests.without(request, victim.get()));
    Strangers.kinds().forEach(kind -> policy.select(Requests.map(request, task -> true, kind)));
    Verdict again = policy.select(Requests.copy(request));
    return first.equals(again)
        ? List.of()
        : List.of(
            violation(
                "it "
                    + Verdicts.describe(first)
                    + ", and asked the same after it saw that one leave, and other"
                    + " machines, it "
                    + Verdicts.describe(again)));
  }
}
