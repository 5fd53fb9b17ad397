package org.oomlab.testkit.property;

import java.util.EnumSet;
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
    return EnumSet.complementOf(EnumSet.of(DaemonBehavior.MAY_STAND_BY));
  }
}
