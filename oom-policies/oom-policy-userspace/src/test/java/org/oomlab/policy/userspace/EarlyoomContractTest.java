package org.oomlab.policy.userspace;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.testkit.daemon.DaemonBehavior;
import org.oomlab.testkit.property.PressureDaemonContract;

class EarlyoomContractTest implements PressureDaemonContract {
  private static final EarlyoomProvider PROVIDER = new EarlyoomProvider();
  private static final PolicyParameters DEFAULTS = PolicyParameters.defaults(PROVIDER.descriptor());

  @Override
  public PressureDaemon<?> daemon() {
    return PROVIDER.create(DEFAULTS);
  }

  /** What the provider says itself. */
  @Override
  public Set<DaemonBehavior> behaviors() {
    Set<DaemonBehavior> behaviors = EnumSet.noneOf(DaemonBehavior.class);
    for (String promise : PROVIDER.promises(DEFAULTS)) {
      behaviors.add(DaemonBehavior.valueOf(promise.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
    return behaviors;
  }
}
