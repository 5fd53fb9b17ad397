package org.oomlab.api.pressure;

import java.util.Set;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicyProvider;

/**
 * The entry of a pressure daemon in a plugin jar, found by {@link java.util.ServiceLoader} as that
 * of a policy is: list it both in {@code module-info} ({@code provides}) and under {@code
 * META-INF/services}. Implementations are public, final and have a public constructor without
 * parameters. Daemons and policies share their names: a name stands for one of them.
 */
public interface PressureDaemonProvider {
  /** The version of the plugin contract, the same for daemons and policies. */
  int API_VERSION = VictimPolicyProvider.API_VERSION;

  /** Returns what the daemon is called, where it comes from and what it can be told. */
  PolicyDescriptor descriptor();

  /**
   * Makes the daemon.
   *
   * @param parameters a value for every parameter of the descriptor, already checked
   * @throws IllegalArgumentException with one sentence, where values that are right by themselves
   *     do not go together
   */
  PressureDaemon<?> create(PolicyParameters parameters);

  /**
   * Returns what the daemon promises beyond what every daemon must keep, as the words that {@code
   * oom verify} and the testkit know.
   *
   * @param parameters as in {@link #create}; a promise may depend on them
   */
  default Set<String> promises(PolicyParameters parameters) {
    return Set.of();
  }

  /**
   * Returns the version of the contract that the plugin was made for: write {@code return
   * PressureDaemonProvider.API_VERSION;}.
   */
  int apiVersion();
}
