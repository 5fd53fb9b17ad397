package org.oomlab.core.registry;

import java.util.Optional;
import org.oomlab.api.pressure.Observation;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.pressure.Reaction;

/** A daemon whose failures are named and whose reactions are checked. */
final class GuardedDaemon<S extends Record> implements PressureDaemon<S> {
  private final PluginCaller caller;
  private final PressureDaemon<S> daemon;
  private final boolean plugin;

  private GuardedDaemon(PluginCaller caller, PressureDaemon<S> daemon, boolean plugin) {
    this.caller = caller;
    this.daemon = daemon;
    this.plugin = plugin;
  }

  static <S extends Record> PressureDaemon<S> checked(
      PluginCaller caller, PressureDaemon<S> daemon, boolean plugin) {
    return new GuardedDaemon<>(caller, daemon, plugin);
  }

  static <S extends Record> PressureDaemon<S> unchecked(
      PluginCaller caller, PressureDaemon<S> daemon) {
    return observation -> caller.call(() -> daemon.observe(observation));
  }

  @Override
  public Reaction<S> observe(Observation<S> observation) {
    Reaction<S> reaction = caller.call(() -> react(observation));
    Optional<String> objection = DeedCheck.objection(observation.host(), reaction);
    if (objection.isPresent()) {
      throw caller.refuse(objection.get());
    }
    return reaction;
  }

  private Reaction<S> react(Observation<S> observation) {
    Reaction<S> reaction = daemon.observe(observation);
    if (plugin && reaction != null) {
      // Both are made when first asked for: by plugin code, so within its budget.
      reaction.deed().explanation().reason();
      reaction.deed().explanation().candidates();
    }
    return reaction;
  }
}
