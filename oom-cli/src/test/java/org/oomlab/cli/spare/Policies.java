package org.oomlab.cli.spare;

import java.util.List;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.core.registry.CallGuard;
import org.oomlab.core.registry.PolicyRegistry;
import org.oomlab.core.registry.PolicySpec;
import org.oomlab.core.registry.PolicySpecException;

/** Installed policies, for tests that ask them without the command line. */
final class Policies {
  private Policies() {}

  static VictimPolicy named(String name) {
    try {
      return PolicyRegistry.load(List.of(), CallGuard.UNLIMITED)
          .configure(PolicySpec.of(name), CallGuard.UNLIMITED)
          .policy();
    } catch (PolicySpecException e) {
      throw new IllegalStateException(e);
    }
  }
}
