package org.oomlab.bench.select;

import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.bench.InstalledPolicy;
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
        InstalledPolicy.named(policyName),
        SelectionRequests.of(
            machine, control, KernelProfiles.rulesFor(machine.kernel()).orElseThrow()));
  }

  Verdict select() {
    return policy.select(request);
  }
}
