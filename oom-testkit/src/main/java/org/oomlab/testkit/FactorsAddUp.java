package org.oomlab.testkit;

import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.SelectionRequest;

/** The terms of a score, where it has any, add up to the score. */
final class FactorsAddUp implements PolicyInvariant {
  @Override
  public String name() {
    return "factors-add-up";
  }

  @Override
  public String why() {
    return "terms that do not add up are terms somebody forgot, or a sum that overflowed";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    return policy.select(request).explanation().ranking().stream()
        .filter(candidate -> !candidate.factors().isEmpty())
        .filter(candidate -> sum(candidate) != candidate.points())
        .map(
            candidate ->
                violation(
                    Verdicts.describe(candidate.task())
                        + " has "
                        + candidate.points()
                        + " points, but its terms add up to "
                        + sum(candidate)))
        .limit(1)
        .toList();
  }

  private static long sum(Candidate candidate) {
    return candidate.factors().stream().mapToLong(Factor::value).sum();
  }
}
