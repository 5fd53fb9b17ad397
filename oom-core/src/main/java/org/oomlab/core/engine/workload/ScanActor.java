package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.kernel.Source;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.scenario.Behaviour;

/**
 * Goes through a file by way of the page cache, a slice of time at once. On a later pass it reads
 * again what was dropped meanwhile, evenly spread. What it has written goes back to the disk at the
 * device's speed once there is more of it than the background share; above the dirty limit it
 * writes no more until some is clean ({@code balance_dirty_pages()}, mm/page-writeback.c).
 */
final class ScanActor extends Actor {
  private static final long PERCENT = 100;
  private static final long PER_MILLE = 1000;

  private final Behaviour.FileScan scan;
  private final Segment segment;
  private final long filePages;
  private final long slicePages;
  private long positionPages;
  private long passes;
  private long toWrite;

  ScanActor(Member process, Behaviour.FileScan scan) {
    super(process);
    this.scan = scan;
    this.filePages = process.world().pages(scan.fileBytes());
    this.slicePages =
        Math.max(
            1,
            process
                .world()
                .pages(scan.bytesPerSecond() / (Times.NANOS_A_SECOND / Times.SLICE_NANOS)));
    long passNanos = Math.max(1, filePages / slicePages) * Times.SLICE_NANOS;
    this.segment =
        process
            .world()
            .kernel()
            .memory()
            .pages()
            .create(
                PageType.FILE,
                process.memcg(),
                false,
                scan.passes() == 1 ? Segment.NEVER : passNanos);
  }

  @Override
  void begin() {
    if (filePages > 0) {
      wakeAt(now() + Times.nanos(scan.startMillis()));
    }
  }

  @Override
  void act() {
    if (positionPages == filePages) {
      positionPages = 0;
      passes++;
      if (passes == scan.passes()) {
        return;
      }
    }
    writeBack();
    if (isThrottled()) {
      wakeAt(now() + Times.SLICE_NANOS);
      return;
    }
    long pages = Math.min(slicePages, filePages - positionPages);
    positionPages += pages;
    long dirty = pages * scan.writtenPerMille() / PER_MILLE;
    if (passes == 0) {
      toWrite = dirty;
      take(segment, pages - dirty, Source.NEW);
    } else {
      take(segment, pages * segment.droppedPages() / filePages, Source.DROPPED);
    }
  }

  @Override
  void taken() {
    if (toWrite > 0) {
      long pages = toWrite;
      toWrite = 0;
      take(segment, pages, Source.WRITTEN);
    } else {
      wakeAt(now() + Times.SLICE_NANOS);
    }
  }

  private void writeBack() {
    if (scan.writtenPerMille() > 0
        && isAbove(process().world().machine().vm().dirtyBackgroundPercent())) {
      process().world().kernel().memory().pages().clean(segment, slicePages);
    }
  }

  private boolean isThrottled() {
    return scan.writtenPerMille() > 0 && isAbove(process().world().machine().vm().dirtyPercent());
  }

  private boolean isAbove(int percent) {
    long all = process().world().kernel().memory().managedPages();
    return process().world().kernel().memory().pages().dirtyPages() > all * percent / PERCENT;
  }
}
