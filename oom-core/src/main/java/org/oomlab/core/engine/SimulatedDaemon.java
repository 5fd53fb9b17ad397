package org.oomlab.core.engine;

import org.oomlab.api.pressure.PressureDaemon;

/**
 * A pressure daemon that runs beside the kernel's own killer. It takes no memory and no time, and
 * looks when it said it would: a real one that is not locked in memory is late when it matters.
 *
 * @param name how it is called in the record of the run
 * @param daemon what decides
 */
public record SimulatedDaemon(String name, PressureDaemon<?> daemon) {
  public SimulatedDaemon {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a daemon needs a name");
    }
  }
}
