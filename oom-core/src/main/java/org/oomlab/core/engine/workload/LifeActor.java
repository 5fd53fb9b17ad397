package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.record.ExitReason;

/** Ends its process after a time. */
final class LifeActor extends Actor {
  private final long lifeMillis;

  LifeActor(Member process, long lifeMillis) {
    super(process);
    this.lifeMillis = lifeMillis;
  }

  @Override
  void begin() {
    wakeAt(now() + Times.nanos(lifeMillis));
  }

  @Override
  void act() {
    process().world().kernel().end(process().task(), ExitReason.DONE);
  }
}
