package org.oomlab.testkit;

import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;

/** A policy answers every request, and so does its explanation. */
final class NeverThrows implements PolicyInvariant {
  @Override
  public String name() {
    return "never-throws";
  }

  @Override
  public String why() {
    return "an OOM killer that fails while memory is short leaves the machine hanging";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    try {
      int ranked = policy.select(request).explanation().ranking().size();
      return ranked <= request.tasks().size()
          ? List.of()
          : List.of(violation("it ranks " + ranked + " of " + request.tasks().size() + " tasks"));
    } catch (RuntimeException | StackOverflowError e) {
      return List.of(violation("it throws " + e));
    }
  }
}
