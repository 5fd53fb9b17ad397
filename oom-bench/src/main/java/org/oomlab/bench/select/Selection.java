package org.oomlab.bench.select;

import java.util.ServiceLoader;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.policy.VictimPolicyProvider;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.select.SelectionRequests;

/**
 * One global OOM of the large host, put to an installed policy.
 *
 * @param policy found by name, as the command line does
 */
record Selection(VictimPolicy policy, SelectionRequest request) {

  static Selection of(String policyName, MachineState machine) {
    OomControl control =
        new OomControl(
            OomConstraint.NONE,
            MemcgPath.ROOT,
            0,
            0,
            TaskPopulation.TOTAL_PAGES,
            machine.tasks().getLast().id());
    return new Selection(
        policy(policyName),
        SelectionRequests.of(
            machine, control, KernelProfiles.rulesFor(machine.kernel()).orElseThrow()));
  }

  Verdict select() {
    return policy.select(request);
  }

  private static VictimPolicy policy(String name) {
    for (VictimPolicyProvider provider : ServiceLoader.load(VictimPolicyProvider.class)) {
      if (provider.descriptor().name().equals(name)) {
        return provider.create(PolicyParameters.defaults(provider.descriptor()));
      }
    }
    throw new IllegalArgumentException("no policy named " + name);
  }
}
