package org.oomlab.policy.classic;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.property.MachineArbitraries;
import org.oomlab.testkit.property.VictimPolicyContract;

/**
 * From 5.1 on no child dies for its parent, and from 5.9 on no score is raised to 1, where an empty
 * child equals its parent: forking does not help any more.
 */
class ClassicPolicySignedScoreContractTest implements VictimPolicyContract {
  private static final ClassicPolicyProvider PROVIDER = new ClassicPolicyProvider();

  @Override
  public VictimPolicy policy() {
    return PROVIDER.create(PolicyParameters.defaults(PROVIDER.descriptor()));
  }

  @Override
  public Set<PolicyBehavior> behaviors() {
    Set<PolicyBehavior> behaviors = new HashSet<>(new ClassicPolicyContractTest().behaviors());
    behaviors.add(PolicyBehavior.RESISTS_FORKING);
    return behaviors;
  }

  @Override
  public Arbitrary<SelectionRequest> requests() {
    return MachineArbitraries.requests(
        Arbitraries.of("5.9", "5.15", "6.1", "6.12", "6.18").map(KernelRelease::parse));
  }
}
