package org.oomlab.core.registry;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.VictimPolicyProvider;
import org.oomlab.api.pressure.PressureDaemonProvider;

/**
 * A kind of provider.
 *
 * @param service what is looked up
 * @param apiVersion asks one for the contract it was made for
 * @param descriptor asks one for its card
 * @param registration makes an entry of the registry
 * @param <P> the provider's type
 */
record ProviderRole<P>(
    Class<P> service,
    ToIntFunction<P> apiVersion,
    Function<P, PolicyDescriptor> descriptor,
    Registration<P> registration) {
  private static final ProviderRole<VictimPolicyProvider> POLICIES =
      new ProviderRole<>(
          VictimPolicyProvider.class,
          VictimPolicyProvider::apiVersion,
          VictimPolicyProvider::descriptor,
          RegisteredPolicy::new);

  private static final ProviderRole<PressureDaemonProvider> DAEMONS =
      new ProviderRole<>(
          PressureDaemonProvider.class,
          PressureDaemonProvider::apiVersion,
          PressureDaemonProvider::descriptor,
          RegisteredDaemon::new);

  /** All of them, in the order they are looked up. */
  static final List<ProviderRole<?>> ALL = List.of(POLICIES, DAEMONS);

  /** Makes an entry of the registry. */
  @FunctionalInterface
  interface Registration<P> {
    Registered entry(PolicyDescriptor descriptor, String module, boolean plugin, P provider);
  }

  /** Returns the name under {@code META-INF/services}. */
  String serviceFile() {
    return "META-INF/services/" + service.getName();
  }
}
