package org.oomlab.cli.verify;

import java.util.List;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.core.registry.PolicyFailure;
import org.oomlab.core.registry.PolicyFailureException;
import org.oomlab.core.verify.PropertyResult;

/**
 * Notices that a policy did not return in time. It is not asked again then, so that nothing can be
 * said of any other property, and no smaller machine be found. Not thread-safe.
 */
final class Patience implements VictimPolicy {
  private final VictimPolicy policy;
  private List<PropertyResult> lost = List.of();

  Patience(VictimPolicy policy) {
    this.policy = policy;
  }

  @Override
  public Verdict select(SelectionRequest request) {
    try {
      return policy.select(request);
    } catch (PolicyFailureException e) {
      if (lost.isEmpty() && e.failure().kind() == PolicyFailure.Kind.TOO_SLOW) {
        lost = List.of(tooSlow(request, e.failure()));
      }
      throw e;
    }
  }

  /** Returns what there is to say: everything, unless it was lost. */
  List<PropertyResult> instead(List<PropertyResult> results) {
    return lost.isEmpty() ? results : lost;
  }

  private static PropertyResult tooSlow(SelectionRequest request, PolicyFailure failure) {
    int tasks = request.machine().tasks().size();
    return new PropertyResult(
        "returns-in-time",
        "a machine without memory waits for the verdict",
        1,
        new PropertyResult.Outcome.Failed(
            failure.detail()
                + " on a machine with "
                + tasks
                + (tasks == 1 ? " process" : " processes")
                + ", and was not asked again"));
  }
}
