package org.oomlab.testkit.verify;

import java.util.Set;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.property.VictimPolicyContract;

/** The contract as an author would implement it, for the policy of the current run. */
@AddLifecycleHook(value = ContractHook.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
public final class PolicyInHand implements VictimPolicyContract {
  /** Creates one; for jqwik. */
  public PolicyInHand() {}

  @Override
  public VictimPolicy policy() {
    return ContractRun.current().policy();
  }

  @Override
  public Set<PolicyBehavior> behaviors() {
    return ContractRun.current().behaviors();
  }
}
