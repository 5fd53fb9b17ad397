package org.oomlab.core.registry;

import java.util.Set;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.pressure.PressureDaemonProvider;

/** A pressure daemon that can be used. */
public final class RegisteredDaemon implements Registered {
  private final PolicyDescriptor descriptor;
  private final String module;
  private final boolean plugin;
  private final PressureDaemonProvider provider;

  RegisteredDaemon(
      PolicyDescriptor descriptor, String module, boolean plugin, PressureDaemonProvider provider) {
    this.descriptor = descriptor;
    this.module = module;
    this.plugin = plugin;
    this.provider = provider;
  }

  @Override
  public PolicyDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public PluginRole role() {
    return PluginRole.DAEMON;
  }

  @Override
  public String module() {
    return module;
  }

  @Override
  public boolean isPlugin() {
    return plugin;
  }

  /**
   * Makes the daemon. Whatever goes wrong in it, now or at a look, comes as a {@link
   * PolicyFailureException}; so does a reaction that {@link DeedCheck} refuses.
   *
   * @param parameters values for all its parameters
   * @param guard runs the code of a plugin; installed daemons are run directly
   */
  public PressureDaemon<?> create(PolicyParameters parameters, CallGuard guard) {
    PluginCaller caller = caller(guard);
    PressureDaemon<?> daemon = caller.call(() -> provider.create(parameters));
    return GuardedDaemon.checked(caller, daemon, plugin);
  }

  /**
   * Makes the daemon as {@link #create} does, but for reactions: they come as they are, for whoever
   * judges them.
   */
  public PressureDaemon<?> createUnchecked(PolicyParameters parameters, CallGuard guard) {
    PluginCaller caller = caller(guard);
    PressureDaemon<?> daemon = caller.call(() -> provider.create(parameters));
    return GuardedDaemon.unchecked(caller, daemon);
  }

  @Override
  public Set<String> promises(PolicyParameters parameters, CallGuard guard) {
    return Set.copyOf(caller(guard).call(() -> provider.promises(parameters)));
  }

  private PluginCaller caller(CallGuard guard) {
    return new PluginCaller(
        PluginRole.DAEMON, descriptor.name(), module, plugin ? guard : CallGuard.UNLIMITED);
  }

  @Override
  public String toString() {
    return name() + " (" + module + ")";
  }
}
