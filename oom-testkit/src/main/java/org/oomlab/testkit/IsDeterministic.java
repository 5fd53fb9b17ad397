package org.oomlab.testkit;

import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;

/** The same question has the same answer, whatever was asked in between. */
final class IsDeterministic implements PolicyInvariant {
  @Override
  public String name() {
    return "is-deterministic";
  }

  @Override
  public String why() {
    return "what cannot be repeated cannot be explained, compared or debugged";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Verdict first = policy.select(request);
    Verdict again = policy.select(request);
    if (!first.equals(again)) {
      return List.of(differs(first, again, "asked again"));
    }
    if (!request.tasks().isEmpty()) {
      policy.select(Requests.withoutTasks(request));
    }
    Verdict later = policy.select(request);
    return first.equals(later)
        ? List.of()
        : List.of(differs(first, later, "asked again after another question"));
  }

  private Violation differs(Verdict first, Verdict second, String when) {
    return violation(
        "it "
            + Verdicts.describe(first)
            + ", and "
            + when
            + " it "
            + Verdicts.describe(second)
            + (Verdicts.describe(first).equals(Verdicts.describe(second))
                ? " for another reason"
                : ""));
  }
}
