package org.oomlab.testkit;

import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;

/**
 * Something that holds for every verdict of every policy, or of every policy that promises it.
 * Asking it may ask the policy several times.
 */
public interface PolicyInvariant {
  /** Returns the name, lower-case words joined by dashes. */
  String name();

  /** Returns why it matters, one sentence. */
  String why();

  /** Returns the promises without which it is not asked. */
  default Set<PolicyBehavior> promises() {
    return Set.of();
  }

  /**
   * Returns how the policy breaks it on a request, empty when it does not.
   *
   * @param policy the policy
   * @param behaviors what it promises
   * @param request the question
   */
  List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request);

  /** Returns a violation of this invariant. */
  default Violation violation(String detail) {
    return new Violation(name(), detail);
  }
}
