package org.oomlab.core.registry;

import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;

/**
 * A policy ready to be asked.
 *
 * @param spec how it was asked for
 * @param registered where it comes from
 * @param parameters all its parameters
 * @param policy what decides; throws {@link PolicyFailureException} where it does not
 */
public record ConfiguredPolicy(
    PolicySpec spec, RegisteredPolicy registered, PolicyParameters parameters, VictimPolicy policy)
    implements Configured {}
