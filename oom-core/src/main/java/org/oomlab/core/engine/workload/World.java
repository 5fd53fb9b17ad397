package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.kernel.Kernel;
import org.oomlab.core.engine.kernel.Sink;
import org.oomlab.core.scenario.MachineSetup;

/**
 * What all processes of a scenario share.
 *
 * @param kernel the machine
 * @param machine as the scenario describes it
 * @param commitments what was promised to whom
 * @param sink where what happens is told
 */
record World(Kernel kernel, MachineSetup machine, Commitments commitments, Sink sink) {
  private static final long NANOS_A_MICRO = 1000;

  /** Returns bytes in pages, rounded up. */
  long pages(long bytes) {
    return Math.ceilDiv(bytes, machine.pageSizeBytes());
  }

  long nowMicros() {
    return kernel.clock().nowNanos() / NANOS_A_MICRO;
  }
}
