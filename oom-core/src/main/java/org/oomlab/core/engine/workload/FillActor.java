package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.kernel.Source;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.scenario.Behaviour;

/** Writes files to a tmpfs, which stay when it dies. */
final class FillActor extends Actor {
  private final Segment segment;
  private final SizePlan plan;
  private long beginNanos;
  private long writtenPages;

  FillActor(Member process, Behaviour.TmpfsFill fill) {
    super(process);
    this.segment =
        process
            .world()
            .kernel()
            .memory()
            .pages()
            .create(PageType.SHMEM, process.memcg(), false, Segment.NEVER);
    this.plan =
        new SizePlan.Growth(
            Times.nanos(fill.startMillis()), process.draw(fill.bytesPerSecond()), fill.maxBytes());
  }

  @Override
  void begin() {
    beginNanos = now();
    act();
  }

  @Override
  void act() {
    long pages = process().world().pages(plan.bytesAt(now() - beginNanos)) - writtenPages;
    writtenPages += pages;
    if (pages > 0) {
      take(segment, pages, Source.NEW);
    } else {
      taken();
    }
  }

  @Override
  void taken() {
    long next = plan.nextLook(now() - beginNanos, process().world().machine().pageSizeBytes());
    if (next != SizePlan.NEVER) {
      wakeAt(beginNanos + next);
    }
  }
}
