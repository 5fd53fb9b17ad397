package org.oomlab.testkit;

import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;

/**
 * With all sizes and totals doubled the choice is the same, or one of its tie set. The kernel
 * divides before it multiplies, so that a total of 1500 pages counts as 1000 and its double as
 * 3000: both questions are first asked in units of {@value Scaled#UNITS} pages, where no division
 * has a remainder. Not asked of releases that divide by roots (up to 2.6.35) or overflow.
 */
final class IsScaleFree implements PolicyInvariant {
  @Override
  public String name() {
    return "is-scale-free";
  }

  @Override
  public String why() {
    return "a threshold in pages that suited a machine of 2 GB decides alone on one of 2 TB";
  }

  @Override
  public Set<PolicyBehavior> promises() {
    return Set.of(PolicyBehavior.SCALE_FREE);
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    if (request.rules().score().formula() == BadnessFormula.TOTAL_VM
        || Exemptions.scoreMayOverflow(request)
        || !Scaled.fits(request)) {
      return List.of();
    }
    Verdict small = policy.select(Scaled.by(Scaled.UNITS, request));
    Verdict large = policy.select(Scaled.by(2 * Scaled.UNITS, request));
    boolean same =
        Verdicts.describe(small).equals(Verdicts.describe(large))
            || Verdicts.victim(large).filter(small.explanation().tieSet()::contains).isPresent();
    return same
        ? List.of()
        : List.of(
            violation(
                "with everything "
                    + Scaled.UNITS
                    + " times as large it "
                    + Verdicts.describe(small)
                    + ", and with twice that it "
                    + Verdicts.describe(large)));
  }
}
