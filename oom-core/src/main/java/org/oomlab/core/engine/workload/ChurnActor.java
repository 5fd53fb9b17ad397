package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.PageKind;

/** An allocator at work, once a second: first it allocates, from what it kept if it can. */
final class ChurnActor extends Actor {
  private static final long PER_MILLE = 1000;

  private final Behaviour.Churn churn;
  private final Segment segment;
  private final Toucher toucher;
  private long keptPages;
  private boolean filled;

  ChurnActor(Member process, Behaviour.Churn churn) {
    super(process);
    this.churn = churn;
    this.segment = process.map(PageKind.ANON, churn.touchedPerMille());
    this.toucher = new Toucher(process, segment);
  }

  @Override
  void begin() {
    toucher.fire(0);
    Memories.grow(this, segment, PageKind.ANON, process().world().pages(churn.liveBytes()));
  }

  @Override
  void act() {
    long fresh = turnoverPages() - keptPages;
    keptPages = 0;
    if (fresh > 0) {
      Memories.grow(this, segment, PageKind.ANON, fresh);
    } else {
      taken();
    }
  }

  @Override
  void taken() {
    if (filled) {
      long returned = turnoverPages() * churn.returnedPerMille() / PER_MILLE;
      keptPages = turnoverPages() - returned;
      Memories.shrink(this, segment, PageKind.ANON, returned);
    }
    filled = true;
    if (churn.bytesPerSecond() > 0) {
      wakeAt(now() + Times.NANOS_A_SECOND);
    }
  }

  private long turnoverPages() {
    return process().world().pages(churn.bytesPerSecond());
  }
}
