package org.oomlab.core.registry;

import java.util.Set;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;

/** A policy or a pressure daemon that can be used. */
public sealed interface Registered permits RegisteredPolicy, RegisteredDaemon {
  /** Returns what it says of itself. */
  PolicyDescriptor descriptor();

  /** Returns what it is for. */
  PluginRole role();

  /** Returns the name of the module it is in, or the path of its jar. */
  String module();

  /** Returns whether it comes from a jar given by the user. */
  boolean isPlugin();

  /**
   * Returns what it promises by its own word.
   *
   * @throws PolicyFailureException when it cannot be asked
   */
  Set<String> promises(PolicyParameters parameters, CallGuard guard);

  /** Returns its name. */
  default String name() {
    return descriptor().name();
  }
}
