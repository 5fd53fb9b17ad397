package org.oomlab.core.engine;

import java.util.List;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.KernelRules;
import org.oomlab.core.engine.kernel.Kernel;
import org.oomlab.core.engine.kernel.Settings;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.time.EventQueue;
import org.oomlab.core.engine.workload.Configs;
import org.oomlab.core.engine.workload.Workload;
import org.oomlab.core.rules.EngineProfiles;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.scenario.MachineSetup;
import org.oomlab.core.scenario.Scenario;

/**
 * A scenario under way. {@link #run} is the whole of it; who wants to look in between goes on step
 * by step, which changes nothing. Cost grows with what happens, not with the size of the machine.
 * Not thread-safe; several may run side by side.
 */
public final class Simulation {
  /** {@code CONFIG_HZ} of most distributions' servers. */
  private static final int HZ = 250;

  private static final long NANOS_A_MILLI = 1_000_000;

  private final Scenario scenario;
  private final long seed;
  private final EventQueue clock = new EventQueue();
  private final Recorder recorder;
  private final Kernel kernel;
  private final Workload workload;

  /** Prepares a run with no killer but the kernel's. */
  public Simulation(Scenario scenario, VictimPolicy policy, long seed) {
    this(scenario, policy, List.of(), seed);
  }

  /**
   * Prepares a run.
   *
   * @param policy decides who dies in an OOM
   * @param daemons run beside the kernel, from the start; at equal times in this order
   * @param seed of everything that is drawn
   * @throws IllegalArgumentException when the scenario's release is older than all that are known
   */
  public Simulation(
      Scenario scenario, VictimPolicy policy, List<SimulatedDaemon> daemons, long seed) {
    this.scenario = scenario;
    this.seed = seed;
    MachineSetup machine = scenario.machine();
    KernelRules rules =
        KernelProfiles.rulesFor(machine.kernel())
            .orElseThrow(
                () -> new IllegalArgumentException("no rules for kernel " + machine.kernel()));
    Configs configs = new Configs(machine);
    Memory memory = Machines.memory(scenario, configs);
    this.recorder = new Recorder(memory);
    Settings settings =
        new Settings(
            machine.kernel(),
            EngineProfiles.rulesFor(machine.kernel()),
            machine.cgroupVersion(),
            machine.pageSizeBytes(),
            HZ,
            machine.vm().oom(),
            true);
    this.kernel =
        new Kernel(settings, machine.cpus(), clock, memory, rules, policy, recorder::tell);
    this.workload = new Workload(scenario, kernel, configs, recorder::tell, seed);
    daemons.forEach(daemon -> DaemonLoop.start(daemon, kernel));
  }

  /** Runs a scenario from its start to its end. */
  public static RunRecord run(Scenario scenario, VictimPolicy policy, long seed) {
    return run(scenario, policy, List.of(), seed);
  }

  /** Runs a scenario from its start to its end with daemons beside the kernel. */
  public static RunRecord run(
      Scenario scenario, VictimPolicy policy, List<SimulatedDaemon> daemons, long seed) {
    Simulation simulation = new Simulation(scenario, policy, daemons, seed);
    simulation.advance(scenario.durationMillis());
    return simulation.record();
  }

  /** Goes on to a time after the start, but not beyond the scenario's end or a panic. */
  public void advance(long untilMillis) {
    long until = Math.min(untilMillis, scenario.durationMillis()) * NANOS_A_MILLI;
    while (!kernel.panicked()) {
      long sampleAt = recorder.samples() * scenario.sampleMillis() * NANOS_A_MILLI;
      long next = Math.min(until, sampleAt);
      boolean more = true;
      while (more && !kernel.panicked()) {
        more = clock.step(next);
      }
      if (kernel.panicked() || next < sampleAt) {
        return;
      }
      recorder.sample(kernel);
    }
  }

  /** Returns how many events have happened so far. */
  public long events() {
    return clock.fired();
  }

  /** Returns how many runs of like pages the machine holds now. */
  public int runs() {
    return kernel.memory().pages().runs();
  }

  /** Returns all that happened so far. */
  public RunRecord record() {
    return recorder.record(scenario, seed, kernel, workload.outcomes());
  }
}
