package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.scenario.Behaviour;

/** Takes memory, holds it, gives it back, and so on. */
final class BurstActor extends Actor {
  private final Behaviour.Burst burst;
  private final Segment segment;
  private final Toucher toucher;
  private long heldPages;

  BurstActor(Member process, Behaviour.Burst burst) {
    super(process);
    this.burst = burst;
    this.segment = process.map(burst.kind(), burst.touchedPerMille());
    this.toucher = new Toucher(process, segment);
  }

  @Override
  void begin() {
    toucher.fire(0);
    wakeAt(now() + Times.nanos(burst.startMillis()));
  }

  @Override
  void act() {
    if (heldPages == 0) {
      heldPages = Math.max(1, process().world().pages(process().draw(burst.sizeBytes())));
      Memories.grow(this, segment, burst.kind(), heldPages);
    } else {
      Memories.shrink(this, segment, burst.kind(), heldPages);
      heldPages = 0;
      wakeAt(now() + Times.nanos(process().draw(burst.intervalMillis())));
    }
  }

  @Override
  void taken() {
    wakeAt(now() + Times.nanos(burst.holdMillis()));
  }
}
