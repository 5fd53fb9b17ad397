package org.oomlab.testkit;

import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;

/**
 * Where somebody can be killed, somebody is: but for a process still leaving, a {@code
 * panic_on_oom} that is set, a policy that may decline, and a kill that fails (up to 2.6.35).
 */
final class MakesProgress implements PolicyInvariant {
  @Override
  public String name() {
    return "makes-progress";
  }

  @Override
  public String why() {
    return "an OOM in which nobody dies although somebody could comes back at once, for ever";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Verdict verdict = policy.select(request);
    boolean excused =
        switch (verdict) {
          case Verdict.KillTask kill -> true;
          case Verdict.KillMemcg kill -> true;
          case Verdict.Wait wait -> request.tasks().stream().anyMatch(Verdicts::isLeaving);
          case Verdict.Decline decline -> behaviors.contains(PolicyBehavior.MAY_DECLINE);
          case Verdict.NobodyKillable nobody -> Exemptions.killMayFail(request);
          case Verdict.Panic panic -> request.machine().sysctls().panicOnOom() > 0;
        };
    return excused || !Exemptions.somebodyScored(request)
        ? List.of()
        : List.of(violation("it " + Verdicts.describe(verdict) + " although somebody is killable"));
  }
}
