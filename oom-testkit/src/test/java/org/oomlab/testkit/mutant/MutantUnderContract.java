package org.oomlab.testkit.mutant;

import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.property.VictimPolicyContract;

/** The contract as an author would run it, for the mutant of the moment. */
final class MutantUnderContract implements VictimPolicyContract {
  private static volatile Mutant current = Mutants.all().getFirst();

  private final Mutant mutant = current;
  private final VictimPolicy policy = mutant.policy().get();

  static void choose(Mutant mutant) {
    current = mutant;
  }

  @Override
  public VictimPolicy policy() {
    return policy;
  }

  @Override
  public Set<PolicyBehavior> behaviors() {
    return PolicyInvariants.named(mutant.caughtBy()).promises();
  }
}
