package org.oomlab.core.engine.kernel;

import org.oomlab.core.engine.memory.Mark;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.reclaim.Reclaimed;
import org.oomlab.core.engine.reclaim.Reclaimer;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.time.EventQueue;
import org.oomlab.core.engine.time.Timed;

/**
 * The thread that reclaims a node in the background: balance_pgdat() and kswapd(), mm/vmscan.c,
 * 4.12 to 6.18. It works in batches and takes the time they take. Not thread-safe.
 */
final class Kswapd implements Timed {
  private static final long BATCH_PAGES = 512;
  private static final int FIRST_PRIORITY = 12;
  private static final int MOST_FAILURES = 16;
  private static final long NANOS_A_MICRO = 1000;

  private final Node node;
  private final EventQueue clock;
  private final Memory memory;
  private final Reclaimer reclaimer;
  private final Exits exits;
  private final Sink sink;
  private boolean awake;
  private int priority;
  private int failures;
  private long reclaimedInRun;

  Kswapd(Node node, EventQueue clock, Memory memory, Reclaimer reclaimer, Exits exits, Sink sink) {
    this.node = node;
    this.clock = clock;
    this.memory = memory;
    this.reclaimer = reclaimer;
    this.exits = exits;
    this.sink = sink;
  }

  /** Returns whether it has given up ({@code kswapd_failures}). */
  boolean hopeless() {
    return failures >= MOST_FAILURES;
  }

  /** Wakes it unless it works already or has given up. */
  void wake() {
    if (awake || hopeless()) {
      return;
    }
    awake = true;
    priority = FIRST_PRIORITY;
    reclaimedInRun = 0;
    sink.tell(new RunEvent.KswapdWake(clock.nowNanos() / NANOS_A_MICRO, node.id()));
    clock.at(clock.nowNanos() + Costs.KSWAPD_PAUSE_NANOS, this, 0);
  }

  /** Somebody reclaimed something: there is hope again. */
  void encourage() {
    failures = 0;
  }

  @Override
  public void fire(int token) {
    if (node.lackingTo(Mark.HIGH) == 0) {
      sleep();
      return;
    }
    Reclaimed done = reclaimer.balance(node, priority, BATCH_PAGES, clock.nowNanos());
    reclaimedInRun += done.reclaimedPages();
    if (done.scannedPages() < BATCH_PAGES || done.reclaimedPages() == 0) {
      priority--;
    }
    if (done.reclaimedPages() > 0) {
      exits.wakeWaiting();
    }
    if (priority < 1) {
      failures = reclaimedInRun == 0 ? failures + 1 : 0;
      sleep();
      return;
    }
    long busy =
        done.scannedPages() * Costs.SCANNED_PAGE_NANOS
            + memory.swap().writeNanos(done.swappedPages());
    clock.at(clock.nowNanos() + Costs.KSWAPD_PAUSE_NANOS + busy, this, 0);
  }

  private void sleep() {
    awake = false;
    if (!hopeless() && reclaimedInRun > 0) {
      node.endBoost();
    }
    reclaimer.endBalance();
  }
}
