package org.oomlab.core.engine.workload;

import org.oomlab.core.scenario.Behaviour;

/** Forks children, one after the other. */
final class ForkActor extends Actor {
  private final Behaviour.ForkStorm storm;
  private long forked;
  private int alive;

  ForkActor(Member process, Behaviour.ForkStorm storm) {
    super(process);
    this.storm = storm;
  }

  @Override
  void begin() {
    wakeAt(now() + Times.nanos(storm.startMillis()));
  }

  @Override
  void act() {
    if (alive < storm.mostAlive()) {
      alive++;
      process().group().fork(process(), storm, process().split(++forked), () -> alive--);
    }
    wakeAt(now() + Times.nanos(Math.max(1, process().draw(storm.intervalMillis()))));
  }
}
