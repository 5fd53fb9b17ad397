package org.oomlab.policy.cgroupaware;

import java.util.Map;
import java.util.Set;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.property.VictimPolicyContract;

class CgroupAwareKillGroupNeverContractTest implements VictimPolicyContract {
  private static final CgroupAwarePolicyProvider PROVIDER = new CgroupAwarePolicyProvider();

  @Override
  public VictimPolicy policy() {
    return PROVIDER.create(
        PolicyParameters.of(PROVIDER.descriptor(), Map.of("kill-group", "never")));
  }

  @Override
  public Set<PolicyBehavior> behaviors() {
    return Set.of(
        PolicyBehavior.RESPECTS_OOM_SCORE_ADJ,
        PolicyBehavior.PREFERS_LARGE,
        PolicyBehavior.MEMCG_SCOPED,
        PolicyBehavior.RESISTS_RENAMING,
        PolicyBehavior.STARVES_NO_MEMCG);
  }
}
