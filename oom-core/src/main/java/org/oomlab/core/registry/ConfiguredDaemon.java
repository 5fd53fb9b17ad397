package org.oomlab.core.registry;

import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.pressure.PressureDaemon;

/**
 * A pressure daemon ready to run.
 *
 * @param spec how it was asked for
 * @param registered where it comes from
 * @param parameters all its parameters
 * @param daemon what decides; throws {@link PolicyFailureException} where it does not
 */
public record ConfiguredDaemon(
    PolicySpec spec,
    RegisteredDaemon registered,
    PolicyParameters parameters,
    PressureDaemon<?> daemon)
    implements Configured {}
