package org.oomlab.policy.classic;

import java.util.Set;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.property.VictimPolicyContract;

class ClassicPolicyContractTest implements VictimPolicyContract {
  private static final ClassicPolicyProvider PROVIDER = new ClassicPolicyProvider();

  @Override
  public VictimPolicy policy() {
    return PROVIDER.create(PolicyParameters.defaults(PROVIDER.descriptor()));
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
