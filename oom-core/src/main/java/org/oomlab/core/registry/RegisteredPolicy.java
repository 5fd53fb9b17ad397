package org.oomlab.core.registry;

import java.util.Set;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.policy.VictimPolicyProvider;

/** A policy that can be used. */
public final class RegisteredPolicy {
  private final PolicyDescriptor descriptor;
  private final String module;
  private final boolean plugin;
  private final VictimPolicyProvider provider;

  RegisteredPolicy(
      PolicyDescriptor descriptor, String module, boolean plugin, VictimPolicyProvider provider) {
    this.descriptor = descriptor;
    this.module = module;
    this.plugin = plugin;
    this.provider = provider;
  }

  /** Returns what it says of itself. */
  public PolicyDescriptor descriptor() {
    return descriptor;
  }

  /** Returns its name. */
  public String name() {
    return descriptor.name();
  }

  /** Returns the name of the module it is in, or the path of its jar. */
  public String module() {
    return module;
  }

  /** Returns whether it comes from a jar given by the user. */
  public boolean isPlugin() {
    return plugin;
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
    return new GuardedPolicy(caller, policy, plugin);
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

  /**
   * Returns what the policy promises by its own word.
   *
   * @throws PolicyFailureException when it cannot be asked
   */
  public Set<String> promises(PolicyParameters parameters, CallGuard guard) {
    return Set.copyOf(caller(guard).call(() -> provider.promises(parameters)));
  }

  private PluginCaller caller(CallGuard guard) {
    return new PluginCaller(descriptor.name(), module, plugin ? guard : CallGuard.UNLIMITED);
  }

  @Override
  public String toString() {
    return name() + " (" + module + ")";
  }
}
