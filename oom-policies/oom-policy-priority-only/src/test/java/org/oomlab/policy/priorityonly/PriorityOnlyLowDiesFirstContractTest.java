package org.oomlab.policy.priorityonly;

import java.util.Map;
import java.util.Set;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.property.VictimPolicyContract;

/** With the polarity turned round, raising oom_score_adj spares: only the size still counts. */
class PriorityOnlyLowDiesFirstContractTest implements VictimPolicyContract {
  private static final PriorityOnlyPolicyProvider PROVIDER = new PriorityOnlyPolicyProvider();

  @Override
  public VictimPolicy policy() {
    return PROVIDER.create(
        PolicyParameters.of(PROVIDER.descriptor(), Map.of("polarity", "low-dies-first")));
  }

  @Override
  public Set<PolicyBehavior> behaviors() {
    return Set.of(
        PolicyBehavior.PREFERS_LARGE,
        PolicyBehavior.TRANSITIVE,
        PolicyBehavior.IGNORES_LOSERS,
        PolicyBehavior.SCALE_FREE,
        PolicyBehavior.MEMCG_SCOPED,
        PolicyBehavior.RESISTS_RENAMING,
        PolicyBehavior.RESISTS_FORKING,
        PolicyBehavior.RESISTS_MOVING);
  }
}
