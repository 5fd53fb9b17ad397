package org.oomlab.testkit.property;

import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.mutant.Mutants;

/** A policy without a bug keeps every promise it can: the kit raises no false alarm. */
class CorrectPolicyContractTest implements VictimPolicyContract {
  @Override
  public VictimPolicy policy() {
    return Mutants.correct();
  }

  @Override
  public Set<PolicyBehavior> behaviors() {
    return Set.of(
        PolicyBehavior.RESPECTS_OOM_SCORE_ADJ,
        PolicyBehavior.PREFERS_LARGE,
        PolicyBehavior.MAXIMIZES_BADNESS,
        PolicyBehavior.TRANSITIVE,
        PolicyBehavior.IGNORES_LOSERS,
        PolicyBehavior.SCALE_FREE,
        PolicyBehavior.MEMCG_SCOPED,
        PolicyBehavior.RESISTS_RENAMING,
        PolicyBehavior.RESISTS_MOVING);
  }
}
