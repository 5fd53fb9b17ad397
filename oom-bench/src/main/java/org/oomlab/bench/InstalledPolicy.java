package org.oomlab.bench;

import java.util.ServiceLoader;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.policy.VictimPolicyProvider;

/** Policies as the command line finds them. */
public final class InstalledPolicy {
  private InstalledPolicy() {}

  /** Returns an installed policy with its default parameters. */
  public static VictimPolicy named(String name) {
    for (VictimPolicyProvider provider : ServiceLoader.load(VictimPolicyProvider.class)) {
      if (provider.descriptor().name().equals(name)) {
        return provider.create(PolicyParameters.defaults(provider.descriptor()));
      }
    }
    throw new IllegalArgumentException("no policy named " + name);
  }
}
