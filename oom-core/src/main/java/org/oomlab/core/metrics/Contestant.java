package org.oomlab.core.metrics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.core.engine.SimulatedDaemon;
import org.oomlab.core.engine.Simulation;
import org.oomlab.core.registry.ConfiguredDaemon;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.scenario.Scenario;

/**
 * Who kills in a run: a policy in the kernel, and daemons beside it.
 *
 * @param label how it is called, for example {@code classic + earlyoom}
 * @param policy decides in an OOM
 * @param daemons act before one
 */
public record Contestant(String label, VictimPolicy policy, List<SimulatedDaemon> daemons) {
  public Contestant {
    daemons = List.copyOf(daemons);
  }

  /** Returns a policy with daemons beside it. */
  public static Contestant of(ConfiguredPolicy policy, List<ConfiguredDaemon> daemons) {
    String label =
        Stream.concat(Stream.of(policy.label()), daemons.stream().map(ConfiguredDaemon::label))
            .collect(Collectors.joining(" + "));
    return new Contestant(
        label,
        policy.policy(),
        daemons.stream()
            .map(daemon -> new SimulatedDaemon(daemon.label(), daemon.daemon()))
            .toList());
  }

  /** Returns a run of a scenario, not yet begun. */
  public Simulation simulation(Scenario scenario, long seed) {
    return new Simulation(scenario, policy, daemons, seed);
  }
}
