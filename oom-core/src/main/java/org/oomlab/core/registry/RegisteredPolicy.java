package org.oomlab.core.registry;

import java.util.Set;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.policy.VictimPolicyProvider;

/** A policy that can be used. */
public final class RegisteredPolicy extends Registered {
  private final VictimPolicyProvider provider;

  RegisteredPolicy(
      PolicyDescriptor descriptor, String module, boolean plugin, VictimPolicyProvider provider) {
    super(PluginRole.POLICY, descriptor, module, plugin);
    this.provider = provider;
  }

  /**
   * Makes the policy. Whatever goes wrong in it, now or in a selection, comes as a {@link
   * PolicyFailureException}; so does a verdict that {@link VerdictCheck} refuses.
   *
   * @param parameters values for all its parameters
   * @param guard runs the code of a plugin; installed policies are run directly
   */
  public VictimPolicy create(PolicyParameters parameters, CallGuard guard) {
    PluginCaller caller = caller(guard);
    VictimPolicy policy = caller.call(() -> provider.create(parameters));
    return new GuardedPolicy(caller, policy, isPlugin());
  }

  /**
   * Makes the policy as {@link #create} does, but for verdicts: they come as they are, for whoever
   * judges them.
   */
  public VictimPolicy createUnchecked(PolicyParameters parameters, CallGuard guard) {
    PluginCaller caller = caller(guard);
    VictimPolicy policy = caller.call(() -> provider.create(parameters));
    return request -> caller.call(() -> policy.select(request));
  }

  @Override
  public Class<?> provider() {
    return provider.getClass();
  }

  @Override
  public Set<String> promises(PolicyParameters parameters, CallGuard guard) {
    return Set.copyOf(caller(guard).call(() -> provider.promises(parameters)));
  }
}
