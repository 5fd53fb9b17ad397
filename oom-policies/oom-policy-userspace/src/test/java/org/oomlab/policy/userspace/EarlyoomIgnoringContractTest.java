package org.oomlab.policy.userspace;

import java.util.Map;
import java.util.Set;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.daemon.DaemonBehavior;
import org.oomlab.testkit.property.PressureDaemonContract;

/** Told whom to leave alone, it does. */
class EarlyoomIgnoringContractTest implements PressureDaemonContract {
  private static final EarlyoomProvider PROVIDER = new EarlyoomProvider();

  @Override
  public PressureDaemon<?> daemon() {
    return PROVIDER.create(
        PolicyParameters.of(
            PROVIDER.descriptor(), Map.of("ignore", "^t", "ignore-root-user", "true")));
  }

  @Override
  public Set<DaemonBehavior> behaviors() {
    return Set.of(DaemonBehavior.SPARES_OOM_SCORE_ADJ_MIN, DaemonBehavior.ACTS_ONLY_UNDER_PRESSURE);
  }

  @Override
  public boolean isExempt(TaskSnapshot task) {
    return task.uid() == 0 || task.comm().startsWith("t");
  }
}
