package org.oomlab.testkit.mutant;

import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.property.VictimPolicyContract;

/** Who asks for {@code oom_score_adj} alone cannot be escaped: those promises, too, can be kept. */
class SizeBlindContractTest implements VictimPolicyContract {
  @Override
  public VictimPolicy policy() {
    return Selection.CORRECT.withScore((task, request) -> task.oomScoreAdj());
  }

  @Override
  public Set<PolicyBehavior> behaviors() {
    return Set.of(
        PolicyBehavior.TRANSITIVE,
        PolicyBehavior.SCALE_FREE,
        PolicyBehavior.RESISTS_SPLITTING,
        PolicyBehavior.RESISTS_NESTING,
        PolicyBehavior.RESISTS_RENAMING,
        PolicyBehavior.RESISTS_MOVING);
  }
}
