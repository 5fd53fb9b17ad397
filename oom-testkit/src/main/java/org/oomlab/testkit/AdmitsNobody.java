package org.oomlab.testkit;

import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;

/** Where nobody can be killed, nobody is. */
final class AdmitsNobody implements PolicyInvariant {
  @Override
  public String name() {
    return "admits-nobody";
  }

  @Override
  public String why() {
    return "a policy that must find somebody kills the one that must live";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Verdict verdict = policy.select(request);
    boolean kills = Verdicts.victim(verdict).isPresent();
    boolean asked = request.tasks().stream().anyMatch(task -> Exemptions.isOrigin(task, request));
    return kills && !asked && !Exemptions.somebodyKillable(request)
        ? List.of(violation("it " + Verdicts.describe(verdict) + " although nobody is killable"))
        : List.of();
  }
}
