package org.oomlab.core.registry;

import java.util.Set;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.pressure.PressureDaemonProvider;

/** A pressure daemon that can be used. */
public final class RegisteredDaemon extends Registered {
  private final PressureDaemonProvider provider;

  RegisteredDaemon(
      PolicyDescriptor descriptor, String module, boolean plugin, PressureDaemonProvider provider) {
    super(PluginRole.DAEMON, descriptor, module, plugin);
    this.provider = provider;
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
    return GuardedDaemon.checked(caller, daemon, isPlugin());
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
  public Class<?> provider() {
    return provider.getClass();
  }

  @Override
  public Set<String> promises(PolicyParameters parameters, CallGuard guard) {
    return Set.copyOf(caller(guard).call(() -> provider.promises(parameters)));
  }
}
