package org.oomlab.core.engine.workload;

/** What a process has computed. Not thread-safe. */
final class JobMeter {
  private static final long NANOS_A_MICRO = 1000;

  private long cpuNanos;
  private long unitsPerCpuSecond;
  private long checkpointNanos;
  private boolean done;

  void describe(long units, long checkpoint) {
    unitsPerCpuSecond = units;
    checkpointNanos = checkpoint;
  }

  void setCpuNanos(long nanos) {
    cpuNanos = nanos;
  }

  void finish() {
    done = true;
  }

  long cpuMicros() {
    return cpuNanos / NANOS_A_MICRO;
  }

  long workUnits() {
    return units(cpuNanos);
  }

  /** Returns what its death would leave: all up to the last checkpoint, or all once it is done. */
  long keptUnits() {
    return units(cpuNanos - unsavedNanos());
  }

  private long units(long cpuNanos) {
    long seconds = cpuNanos / Times.NANOS_A_SECOND;
    long rest = cpuNanos % Times.NANOS_A_SECOND;
    return seconds * unitsPerCpuSecond
        + rest / NANOS_A_MICRO * unitsPerCpuSecond / (Times.NANOS_A_SECOND / NANOS_A_MICRO);
  }

  /** Returns what its death would lose: all since the last checkpoint, nothing once it is done. */
  long unsavedMicros() {
    return unsavedNanos() / NANOS_A_MICRO;
  }

  private long unsavedNanos() {
    if (done) {
      return 0;
    }
    return checkpointNanos == 0 ? cpuNanos : cpuNanos % checkpointNanos;
  }
}
