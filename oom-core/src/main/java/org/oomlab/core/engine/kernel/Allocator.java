package org.oomlab.core.engine.kernel;

import java.util.Collections;
import java.util.List;
import org.oomlab.core.engine.memory.KernelUse;
import org.oomlab.core.engine.memory.Mark;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Mm;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.engine.time.EventQueue;

/**
 * Serves pages to tasks: charges them, finds a node, and goes the slow paths where there is no
 * room. As many pages at a time as no limit or watermark comes between, so that the cost of a
 * request does not grow with its size. Not thread-safe.
 */
final class Allocator {
  private final EventQueue clock;
  private final Memory memory;
  private final MemcgSlowPath memcgSlowPath;
  private final PageSlowPath pageSlowPath;
  private final HighLimit highLimit;
  private final Refaults refaults;
  private final List<Kswapd> kswapds;
  private final Spent spent;
  private int turn;

  Allocator(
      EventQueue clock,
      Memory memory,
      MemcgSlowPath memcgSlowPath,
      PageSlowPath pageSlowPath,
      HighLimit highLimit,
      Refaults refaults,
      List<Kswapd> kswapds,
      Spent spent) {
    this.clock = clock;
    this.memory = memory;
    this.memcgSlowPath = memcgSlowPath;
    this.pageSlowPath = pageSlowPath;
    this.highLimit = highLimit;
    this.refaults = refaults;
    this.kswapds = kswapds;
    this.spent = spent;
  }

  /** Takes pages for a segment on behalf of a task. */
  Fault take(Task task, Segment segment, long pages, Source source) {
    spent.clear();
    long taken = 0;
    boolean forced = false;
    while (taken < pages) {
      if (task.isDying()) {
        return new Fault(taken, spent.nanos(), Fault.End.KILLED);
      }
      Grant grant = Grant.ROOM;
      long most = fitting(task, segment, pages - taken, source, forced);
      if (most <= 0) {
        grant =
            memcgSlowPath.makeRoom(
                task.id(), segment.memcg(), 1 + tables(task, segment, 1, source), spent);
      } else {
        List<Node> nodes = nodes(task);
        long needed = 1 + tables(task, segment, 1, source);
        Node node = nodeFor(nodes, needed);
        if (node.roomAbove(Mark.MIN) < needed) {
          grant = pageSlowPath.makeRoom(task, nodes, needed, spent);
        } else {
          taken += place(task, segment, node, most, source);
          forced = false;
          if (spent.nanos() > 0) {
            return new Fault(taken, spent.nanos(), Fault.End.SLOWED);
          }
        }
      }
      switch (grant) {
        case ROOM -> {}
        case FORCE -> forced = true;
        case WAIT -> {
          return new Fault(
              taken, spent.nanos(), task.isDying() ? Fault.End.KILLED : Fault.End.WAITING);
        }
        case KILLED -> {
          return new Fault(taken, spent.nanos(), Fault.End.KILLED);
        }
        case REFUSED -> {
          return new Fault(taken, spent.nanos(), Fault.End.REFUSED);
        }
      }
    }
    return new Fault(taken, 0, Fault.End.DONE);
  }

  /** Returns how many pages the memcg lets in at once, page tables set aside. */
  private long fitting(Task task, Segment segment, long pages, Source source, boolean forced) {
    long high = Math.min(pages, highLimit.room(segment.memcg()));
    if (forced) {
      return 1;
    }
    long room = memory.charges().room(segment.memcg());
    long most = Math.min(high, room);
    while (most > 0 && most + tables(task, segment, most, source) > room) {
      most = room - tables(task, segment, most, source);
    }
    return most;
  }

  private long place(Task task, Segment segment, Node node, long most, Source source) {
    long needed = 1 + tables(task, segment, 1, source);
    long room = node.roomAbove(node.roomAbove(Mark.LOW) >= needed ? Mark.LOW : Mark.MIN);
    long pages = Math.min(most, room);
    long newTables = tables(task, segment, pages, source);
    if (pages + newTables > room) {
      pages = Math.max(1, room - newTables);
      newTables = tables(task, segment, pages, source);
    }
    Mm mm = task.mm();
    if (newTables > 0) {
      memory.kernel().take(KernelUse.PAGE_TABLES, mm.home(), newTables);
    }
    switch (source) {
      case NEW -> memory.pages().add(segment, node, pages, false, false, since(task, segment));
      case WRITTEN -> memory.pages().add(segment, node, pages, false, true, clock.nowNanos());
      case SWAPPED -> spent.add(refaults.swapIn(segment, node, pages));
      case DROPPED -> spent.add(refaults.readAgain(segment, node, pages));
    }
    if (isMapped(task, segment, source)) {
      mm.changeMapped(pages);
    }
    highLimit.charged(task, segment.memcg(), pages, spent);
    return pages;
  }

  /** A fault leaves the accessed bit set; reading into the page cache has none to set. */
  private long since(Task task, Segment segment) {
    return task.mm().segments().contains(segment) ? Segment.YOUNG : clock.nowNanos();
  }

  /** Page tables grow with new pages that a task maps; what comes back has its tables. */
  private static long tables(Task task, Segment segment, long pages, Source source) {
    return isMapped(task, segment, source) ? Math.max(0, task.mm().tablesFor(pages)) : 0;
  }

  private static boolean isMapped(Task task, Segment segment, Source source) {
    return source == Source.NEW && task.mm().segments().contains(segment);
  }

  private List<Node> nodes(Task task) {
    Placement placement = task.spec().placement();
    List<Node> nodes = placement.zonelist(memory.nodes());
    if (placement.policy() == Placement.Policy.INTERLEAVE && nodes.size() > 1) {
      turn = (turn + 1) % nodes.size();
      Collections.rotate(nodes, turn);
    }
    return nodes;
  }

  /** The first node above its low watermark, else, with every kswapd woken, above its minimum. */
  private Node nodeFor(List<Node> nodes, long needed) {
    for (Node node : nodes) {
      if (node.boost()) {
        kswapds.get(node.id()).wake();
      }
      if (node.roomAbove(Mark.LOW) >= needed) {
        return node;
      }
    }
    nodes.forEach(node -> kswapds.get(node.id()).wake());
    for (Node node : nodes) {
      if (node.roomAbove(Mark.MIN) >= needed) {
        return node;
      }
    }
    return nodes.getFirst();
  }
}
