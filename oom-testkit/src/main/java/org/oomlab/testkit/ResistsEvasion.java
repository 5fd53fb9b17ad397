package org.oomlab.testkit;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.kill.KillSet;

/**
 * The victim cannot escape in one way: searches for a try after which somebody else dies, or
 * nobody, and reports the cheapest. A victim that shares its memory is not asked about.
 */
final class ResistsEvasion implements PolicyInvariant {
  private final Evasion evasion;

  ResistsEvasion(Evasion evasion) {
    this.evasion = evasion;
  }

  @Override
  public String name() {
    return evasion.invariant();
  }

  @Override
  public String why() {
    return evasion.why();
  }

  @Override
  public Set<PolicyBehavior> promises() {
    return Set.of(evasion.promise());
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Optional<TaskSnapshot> hog =
        Verdicts.victimTask(policy.select(request), request)
            .filter(task -> task.sharedMm() == TaskSnapshot.MM_NOT_SHARED);
    return hog.stream()
        .flatMap(task -> evasion.attempts(request, task))
        .filter(attempt -> escapes(policy.select(attempt.request()), attempt))
        .limit(1)
        .map(
            attempt ->
                violation(
                    Verdicts.describe(hog.orElseThrow())
                        + " is killed, but not when it "
                        + attempt.what()
                        + ": then the policy "
                        + Verdicts.describe(policy.select(attempt.request()))))
        .toList();
  }

  private static boolean escapes(Verdict verdict, Evasion.Attempt attempt) {
    return switch (verdict) {
      case Verdict.KillTask kill -> sparesHog(kill, attempt);
      case Verdict.KillMemcg kill -> sparesHog(kill, attempt);
      case Verdict.NobodyKillable nobody -> true;
      case Verdict.Wait wait -> false;
      case Verdict.Decline decline -> false;
      case Verdict.Panic panic -> false;
    };
  }

  private static boolean sparesHog(Verdict kill, Evasion.Attempt attempt) {
    return Collections.disjoint(KillSet.of(attempt.request(), kill), attempt.hog());
  }
}
