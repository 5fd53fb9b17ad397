package org.oomlab.core.engine;

import org.jspecify.annotations.Nullable;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.pressure.Observation;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.pressure.Reaction;
import org.oomlab.core.engine.kernel.Kernel;
import org.oomlab.core.engine.time.Timed;
import org.oomlab.core.scenario.Limits;

/** Lets a daemon look and act, again and again. Not thread-safe. */
final class DaemonLoop<S extends Record> implements Timed {
  private static final long NANOS_A_MILLI = 1_000_000;

  private final String name;
  private final PressureDaemon<S> daemon;
  private final Kernel kernel;
  private @Nullable S state;

  private DaemonLoop(String name, PressureDaemon<S> daemon, Kernel kernel) {
    this.name = name;
    this.daemon = daemon;
    this.kernel = kernel;
  }

  /** Starts a daemon now. */
  static void start(SimulatedDaemon daemon, Kernel kernel) {
    start(daemon.name(), daemon.daemon(), kernel);
  }

  private static <S extends Record> void start(
      String name, PressureDaemon<S> daemon, Kernel kernel) {
    kernel.clock().at(kernel.clock().nowNanos(), new DaemonLoop<>(name, daemon, kernel), 0);
  }

  @Override
  public void fire(int token) {
    HostView host = kernel.look();
    S before = state;
    Observation<S> observation =
        before == null ? new Observation.First<>(host) : new Observation.Later<>(host, before);
    Reaction<S> reaction = daemon.observe(observation);
    kernel.carryOut(name, host, reaction.deed());
    state = reaction.state();
    long sleepMillis = Math.min(reaction.lookAgainMillis(), Limits.MAX_MILLIS);
    kernel.clock().at(kernel.clock().nowNanos() + sleepMillis * NANOS_A_MILLI, this, 0);
  }
}
