package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.kernel.Source;
import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.engine.time.Timed;

/**
 * One behaviour of one process. It asks for pages and goes on when it has got them: while its
 * process waits for memory nothing of the process moves. Not thread-safe.
 */
abstract class Actor implements Timed {
  private final Member process;
  private boolean begun;

  Actor(Member process) {
    this.process = process;
  }

  final Member process() {
    return process;
  }

  /** Begins; the process has just started. */
  abstract void begin();

  /** The time it asked for has come. */
  abstract void act();

  /** It got all the pages that it asked for with {@link #take}. */
  void taken() {}

  /** The process has left, or the run is over: meters are to be brought up to date. */
  void ended() {}

  /** Returns the simulated time. */
  final long now() {
    return process.world().kernel().clock().nowNanos();
  }

  /** Wants to act at a time. */
  final void wakeAt(long nanos) {
    process.world().kernel().clock().at(nanos, this, 0);
  }

  /** Asks for pages; {@link #taken} is called when all are there, at once or later. */
  final void take(Segment segment, long pages, Source source) {
    process.take(this, segment, pages, source);
  }

  @Override
  public final void fire(int token) {
    if (process.isOver()) {
      return;
    }
    if (process.isWaiting()) {
      process.postpone(this);
    } else if (begun) {
      act();
    } else {
      begun = true;
      begin();
    }
  }
}
