package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.scenario.Behaviour;

/** Computes while its process does not wait for memory, and ends it when done. */
final class JobActor extends Actor {
  private final Behaviour.BatchJob job;
  private long beginNanos;
  private long stallAtBegin;
  private boolean computing;

  JobActor(Member process, Behaviour.BatchJob job) {
    super(process);
    this.job = job;
  }

  @Override
  void begin() {
    process().job().describe(job.unitsPerCpuSecond(), Times.nanos(job.checkpointCpuMillis()));
    wakeAt(now() + Times.nanos(job.startMillis()));
  }

  @Override
  void act() {
    if (!computing) {
      computing = true;
      beginNanos = now();
      stallAtBegin = process().task().stallNanos(now());
      process().world().kernel().setRunning(process().task(), true);
    }
    long left = Times.nanos(job.cpuMillis()) - cpuNanos();
    if (left > 0) {
      wakeAt(now() + left);
    } else {
      process().job().setCpuNanos(Times.nanos(job.cpuMillis()));
      process().job().finish();
      process().world().kernel().end(process().task(), ExitReason.DONE);
    }
  }

  /** Brings the meter up to date. */
  @Override
  void ended() {
    if (computing) {
      process().job().setCpuNanos(Math.min(cpuNanos(), Times.nanos(job.cpuMillis())));
    }
  }

  private long cpuNanos() {
    return now() - beginNanos - (process().task().stallNanos(now()) - stallAtBegin);
  }
}
