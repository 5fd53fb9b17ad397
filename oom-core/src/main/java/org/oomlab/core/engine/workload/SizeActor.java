package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.scenario.Behaviour;

/** Holds memory whose size follows a plan. */
final class SizeActor extends Actor {
  private final SizePlan plan;
  private final Behaviour.Holding holding;
  private final Segment segment;
  private final Toucher toucher;
  private long beginNanos;
  private long heldPages;
  private long nextLook;

  SizeActor(Member process, SizePlan plan, Behaviour.Holding holding) {
    super(process);
    this.plan = plan;
    this.holding = holding;
    this.segment = process.map(holding.kind(), holding.touchedPerMille());
    this.toucher = new Toucher(process, segment);
  }

  @Override
  void begin() {
    beginNanos = now();
    toucher.fire(0);
    act();
  }

  @Override
  void act() {
    long elapsed = now() - beginNanos;
    long wanted = process().world().pages(plan.bytesAt(elapsed));
    nextLook = plan.nextLook(elapsed, process().world().machine().pageSizeBytes());
    long change = wanted - heldPages;
    heldPages = wanted;
    if (change > 0) {
      if (!Memories.grow(this, segment, holding.kind(), change)) {
        return;
      }
    } else {
      Memories.shrink(this, segment, holding.kind(), -change);
      taken();
    }
  }

  @Override
  void taken() {
    if (nextLook != SizePlan.NEVER) {
      wakeAt(beginNanos + nextLook);
    }
  }
}
