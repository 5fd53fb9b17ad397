package org.oomlab.core.registry;

import org.oomlab.api.policy.PolicyParameters;

/** A policy or a daemon ready to be asked. */
public sealed interface Configured permits ConfiguredPolicy, ConfiguredDaemon {
  /** Returns how it was asked for. */
  PolicySpec spec();

  /** Returns where it comes from. */
  Registered registered();

  /** Returns all its parameters. */
  PolicyParameters parameters();

  /** Returns how it is called in a report: as it was asked for. */
  default String label() {
    return spec().toString();
  }
}
