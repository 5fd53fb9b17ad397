package org.oomlab.core.registry;

import java.util.Set;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;

/** A policy or a pressure daemon that can be used. */
public abstract sealed class Registered permits RegisteredPolicy, RegisteredDaemon {
  private final PluginRole role;
  private final PolicyDescriptor descriptor;
  private final String module;
  private final boolean plugin;

  Registered(PluginRole role, PolicyDescriptor descriptor, String module, boolean plugin) {
    this.role = role;
    this.descriptor = descriptor;
    this.module = module;
    this.plugin = plugin;
  }

  /** Returns what it is for. */
  public final PluginRole role() {
    return role;
  }

  /** Returns what it says of itself. */
  public final PolicyDescriptor descriptor() {
    return descriptor;
  }

  /** Returns its name. */
  public final String name() {
    return descriptor.name();
  }

  /** Returns the name of the module it is in, or the path of its jar. */
  public final String module() {
    return module;
  }

  /** Returns whether it comes from a jar given by the user. */
  public final boolean isPlugin() {
    return plugin;
  }

  /** Returns the class that makes it, in the jar that holds its code. */
  public abstract Class<?> provider();

  /**
   * Returns what it promises by its own word.
   *
   * @throws PolicyFailureException when it cannot be asked
   */
  public abstract Set<String> promises(PolicyParameters parameters, CallGuard guard);

  /**
   * Returns what calls it: {@code guard} runs the code of a plugin, what is installed runs
   * directly.
   */
  final PluginCaller caller(CallGuard guard) {
    return new PluginCaller(role, descriptor.name(), module, plugin ? guard : CallGuard.UNLIMITED);
  }

  @Override
  public final String toString() {
    return name() + " (" + module + ")";
  }
}
