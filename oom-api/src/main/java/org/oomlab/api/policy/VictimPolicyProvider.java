package org.oomlab.api.policy;

import java.util.Set;

/**
 * The entry of a policy in a plugin jar, found by {@link java.util.ServiceLoader}. List it both in
 * {@code module-info} ({@code provides}) and under {@code META-INF/services}, so that it is found
 * on the module path and on the class path. Implementations are public, final and have a public
 * constructor without parameters.
 */
public interface VictimPolicyProvider {
  /** The version of this contract; a plugin made for another one is refused by name. */
  int API_VERSION = 1;

  /** Returns what the policy is called, where it comes from and what it can be told. */
  PolicyDescriptor descriptor();

  /**
   * Makes the policy.
   *
   * @param parameters a value for every parameter of the descriptor, already checked
   */
  VictimPolicy create(PolicyParameters parameters);

  /**
   * Returns what the policy promises beyond what every policy must keep, as the words that {@code
   * oom verify} and the testkit know: {@code respects-oom-score-adj}, {@code prefers-large} and so
   * on. Each adds properties; a promise not kept fails.
   *
   * @param parameters as in {@link #create}; a promise may depend on them
   */
  default Set<String> promises(PolicyParameters parameters) {
    return Set.of();
  }

  /**
   * Returns the version of this contract that the plugin was made for: write {@code return
   * VictimPolicyProvider.API_VERSION;}, which the compiler turns into the number it then had.
   */
  int apiVersion();
}
