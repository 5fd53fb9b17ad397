package org.oomlab.testkit.property;

import java.util.Set;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.testkit.daemon.DaemonBehavior;
import org.oomlab.testkit.mutant.DaemonMutants;

/** Every promise can be kept, and all of them at once. */
class CorrectDaemonContractTest implements PressureDaemonContract {
  @Override
  public PressureDaemon<?> daemon() {
    return DaemonMutants.correct();
  }

  @Override
  public Set<DaemonBehavior> behaviors() {
    return Set.of(DaemonBehavior.values());
  }
}
