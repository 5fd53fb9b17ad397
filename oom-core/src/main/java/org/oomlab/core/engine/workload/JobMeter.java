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
    long seconds = cpuNanos / Times.NANOS_A_SECOND;
    long rest = cpuNanos % Times.NANOS_A_SECOND;
    return seconds * unitsPerCpuSecond
        + rest / NANOS_A_MICRO * unitsPerCpuSecond / (Times.NANOS_A_SECOND / NANOS_A_MICRO);
  }

  /** Returns what its death would lose: all since the last checkpoint, nothing once it is done. */
  long unsavedMicros() {
    if (done) {
      return 0;
    }
    return (checkpointNanos == 0 ? cpuNanos : cpuNanos % checkpointNanos) / NANOS_A_MICRO;
  }
}
