package org.oomlab.core.engine.kernel;

import java.util.List;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.memory.KernelUse;
import org.oomlab.core.engine.memory.Mark;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Node;

/**
 * The kernel's own pages of a task: stacks, structures and the page tables of a fork. They are
 * charged like any page ({@code __GFP_ACCOUNT}: alloc_thread_stack_node(), kernel/fork.c; {@code
 * GFP_PGTABLE_USER}, 4.19 to 6.18), so that they are reclaimed and killed for, and where that does
 * not help the fork fails. Not thread-safe.
 */
final class Threads {
  private final Memory memory;
  private final MemcgSlowPath memcgSlowPath;
  private final PageSlowPath pageSlowPath;
  private final HighLimit highLimit;
  private final List<Kswapd> kswapds;
  private final Spent spent;

  Threads(
      Memory memory,
      MemcgSlowPath memcgSlowPath,
      PageSlowPath pageSlowPath,
      HighLimit highLimit,
      List<Kswapd> kswapds,
      Spent spent) {
    this.memory = memory;
    this.memcgSlowPath = memcgSlowPath;
    this.pageSlowPath = pageSlowPath;
    this.highLimit = highLimit;
    this.kswapds = kswapds;
    this.spent = spent;
  }

  /** Says whether a task can be started from outside; its memcg is made room in. */
  Grant start(Birth birth) {
    spent.clear();
    long pages = birth.kernelPages() + birth.tablePages();
    return roomAbove(Mark.MIN) > pages
        ? charge(TaskId.NOBODY, birth.chargedTo(), pages)
        : Grant.REFUSED;
  }

  /** Returns whether a task can fork; if not, room was made for a later time, or cannot be. */
  boolean canFork(Task parent, Birth birth) {
    spent.clear();
    long pages = birth.kernelPages() + birth.tablePages();
    return isGranted(grant(parent, birth.chargedTo(), pages)) && !parent.isDying();
  }

  /** Makes further threads of a task; the fault counts threads. */
  Fault start(Task task, long count) {
    spent.clear();
    long made = 0;
    while (made < count) {
      Grant grant = grant(task, task.memcg(), task.threadPages());
      if (task.isDying() || grant == Grant.KILLED) {
        return new Fault(made, spent.nanos(), Fault.End.KILLED);
      }
      switch (grant) {
        case WAIT -> {
          return new Fault(made, spent.nanos(), Fault.End.WAITING);
        }
        case REFUSED -> {
          return new Fault(made, spent.nanos(), Fault.End.REFUSED);
        }
        default -> {
          long fitting = grant == Grant.FORCE ? 1 : Math.min(count - made, fitting(task));
          take(task, fitting);
          made += fitting;
          highLimit.charged(task, task.memcg(), fitting * task.threadPages(), spent);
        }
      }
      if (spent.nanos() > 0) {
        return new Fault(made, spent.nanos(), Fault.End.SLOWED);
      }
    }
    return new Fault(made, 0, Fault.End.DONE);
  }

  /** Takes the stacks of further threads; the caller has seen to room. */
  void take(Task task, long threads) {
    long pages = threads * task.threadPages();
    memory.kernel().take(KernelUse.STACKS, task.memcg(), pages);
    task.addOwnStackPages(pages);
  }

  /** Returns how many threads can be made until a limit or a watermark is met, at least one. */
  private long fitting(Task task) {
    long each = task.threadPages();
    long low = roomAbove(Mark.LOW);
    long room = low >= each ? low : roomAbove(Mark.MIN);
    room = Math.min(room, memory.charges().room(task.memcg()));
    return Math.max(1, Math.min(room, highLimit.room(task.memcg())) / each);
  }

  private Grant grant(Task task, Memcg memcg, long pages) {
    while (true) {
      Grant charged = charge(task.id(), memcg, pages);
      if (!isGranted(charged)) {
        return charged;
      }
      if (roomAbove(Mark.LOW) < pages) {
        kswapds.forEach(Kswapd::wake);
      }
      if (roomAbove(Mark.MIN) >= pages) {
        return charged;
      }
      Grant found = pageSlowPath.makeRoom(task, memory.nodes(), pages, spent);
      if (found != Grant.ROOM) {
        return found;
      }
    }
  }

  private Grant charge(TaskId current, Memcg memcg, long pages) {
    return memory.charges().room(memcg) >= pages
        ? Grant.ROOM
        : memcgSlowPath.makeRoom(current, memcg, pages, spent);
  }

  private static boolean isGranted(Grant grant) {
    return grant == Grant.ROOM || grant == Grant.FORCE;
  }

  private long roomAbove(Mark mark) {
    long room = 0;
    for (Node node : memory.nodes()) {
      room += node.roomAbove(mark);
    }
    return room;
  }
}
