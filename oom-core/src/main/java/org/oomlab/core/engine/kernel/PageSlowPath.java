package org.oomlab.core.engine.kernel;

import java.util.List;
import org.oomlab.core.engine.memory.Mark;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.reclaim.Reclaimed;
import org.oomlab.core.engine.reclaim.Reclaimer;
import org.oomlab.core.engine.time.EventQueue;
import org.oomlab.core.reclaim.ReclaimRetry;

/**
 * What an allocation does that finds no page above the minimum: __alloc_pages_slowpath(),
 * should_reclaim_retry() and __alloc_pages_may_oom(), mm/page_alloc.c, 4.7 to 6.18, for single
 * pages. Not thread-safe.
 */
final class PageSlowPath {
  private final Settings settings;
  private final EventQueue clock;
  private final Memory memory;
  private final Reclaimer reclaimer;
  private final OomKiller killer;
  private final List<Kswapd> kswapds;

  PageSlowPath(
      Settings settings,
      EventQueue clock,
      Memory memory,
      Reclaimer reclaimer,
      OomKiller killer,
      List<Kswapd> kswapds) {
    this.settings = settings;
    this.clock = clock;
    this.memory = memory;
    this.reclaimer = reclaimer;
    this.killer = killer;
    this.kswapds = kswapds;
  }

  /** Reclaims until so many pages can be had, or calls the OOM killer. */
  Grant makeRoom(Task task, List<Node> nodes, long needed, Spent spent) {
    Memcg root = memory.memcgs().root();
    int rounds = 0;
    while (true) {
      Reclaimed done =
          reclaimer.direct(root, nodes, Reclaimer.LEAST_WANTED_PAGES, true, clock.nowNanos());
      spent.reclaim(root, done);
      if (done.reclaimedPages() > 0) {
        nodes.forEach(node -> kswapds.get(node.id()).encourage());
      }
      if (room(nodes, Mark.MIN, needed)) {
        return Grant.ROOM;
      }
      rounds = done.reclaimedPages() > 0 ? 0 : rounds + 1;
      if (!ReclaimRetry.goesOn(rounds) || !mayStillSucceed(nodes, rounds, needed)) {
        break;
      }
    }
    if (room(nodes, Mark.HIGH, needed)) {
      return Grant.ROOM;
    }
    OomKiller.Outcome outcome = killer.ofMachine(task, clock.nowNanos());
    return switch (outcome) {
      case KILLED, WAITING -> Grant.WAIT;
      case PANICKED -> Grant.KILLED;
      case NOBODY -> Grant.REFUSED;
    };
  }

  private boolean mayStillSucceed(List<Node> nodes, int rounds, long needed) {
    for (Node node : nodes) {
      long reclaimable = reclaimer.reclaimablePages(List.of(node));
      long counted = ReclaimRetry.countedPages(reclaimable, rounds, settings.engine());
      if (counted - needed + 1 >= node.lackingTo(Mark.MIN)) {
        return true;
      }
    }
    return false;
  }

  private static boolean room(List<Node> nodes, Mark mark, long needed) {
    for (Node node : nodes) {
      if (node.roomAbove(mark) >= needed) {
        return true;
      }
    }
    return false;
  }
}
