package org.oomlab.testkit.mutant;

import java.util.function.Supplier;
import org.oomlab.api.pressure.PressureDaemon;

/**
 * A pressure daemon with one bug.
 *
 * @param name the bug in a few words, joined by dashes
 * @param caughtBy name of the property that must find it
 * @param daemon makes the daemon
 */
public record DaemonMutant(String name, String caughtBy, Supplier<PressureDaemon<?>> daemon) {
  @Override
  public String toString() {
    return name;
  }
}
