package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.kernel.Source;
import org.oomlab.core.engine.memory.Segment;

/**
 * Touches what a segment has lost to reclaim. While nothing is lost it costs nothing: touching
 * pages that are there shows only in their accessed bits, which reclaim works out by time.
 */
final class Toucher extends Actor {
  private final Segment segment;
  private boolean awake;

  Toucher(Member process, Segment segment) {
    super(process);
    this.segment = segment;
  }

  @Override
  void begin() {
    if (segment.touchNanos() != Segment.NEVER) {
      segment.onLoss(this::lost);
      if (segment.absentPages() > 0) {
        lost();
      }
    }
  }

  private void lost() {
    if (!awake) {
      awake = true;
      wakeAt(now() + pauseNanos());
    }
  }

  @Override
  void act() {
    long absent = segment.absentPages();
    if (absent == 0) {
      awake = false;
      return;
    }
    long wanted = Math.max(1, absent * pauseNanos() / segment.touchNanos());
    if (segment.swappedPages() > 0) {
      take(segment, Math.min(wanted, segment.swappedPages()), Source.SWAPPED);
    } else {
      take(segment, Math.min(wanted, segment.droppedPages()), Source.DROPPED);
    }
  }

  @Override
  void taken() {
    awake = segment.absentPages() > 0;
    if (awake) {
      wakeAt(now() + pauseNanos());
    }
  }

  /** A slice, or longer where so few pages are absent that it would touch none of them. */
  private long pauseNanos() {
    long perPage = segment.touchNanos() / Math.max(1, segment.absentPages());
    return Math.max(Times.SLICE_NANOS, perPage);
  }
}
