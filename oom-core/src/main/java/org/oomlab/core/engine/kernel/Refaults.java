package org.oomlab.core.engine.kernel;

import org.oomlab.core.engine.memory.ListKind;
import org.oomlab.core.engine.memory.Lruvec;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.memory.Segment;

/**
 * Pages that come back after they were reclaimed: workingset_refault(), mm/workingset.c, 5.9 to
 * 6.18. One that would have stayed, had the inactive list been as long as what is in use, goes to
 * the active list, and bringing it back counts as a cost of its type. The distance is taken from
 * the mean age of what the segment has lost. Not thread-safe.
 */
final class Refaults {
  private static final long FILE_READ_NANOS = 100_000;

  private final Memory memory;

  Refaults(Memory memory) {
    this.memory = memory;
  }

  /** Brings pages back from swap; returns the time it takes. */
  long swapIn(Segment segment, Node node, long pages) {
    boolean active = isWorkingset(segment, node);
    long nanos = memory.swap().readNanos(pages);
    memory.pages().swapIn(segment, node, pages, active);
    note(segment, node, pages, active);
    return nanos;
  }

  /** Reads dropped pages of a file again; returns the time it takes. */
  long readAgain(Segment segment, Node node, long pages) {
    boolean active = isWorkingset(segment, node);
    memory.pages().readAgain(segment, node, pages, active);
    note(segment, node, pages, active);
    return pages * FILE_READ_NANOS;
  }

  private static void note(Segment segment, Node node, long pages, boolean active) {
    if (active) {
      segment.memcg().countRefaults(segment.type(), pages);
      Lruvec lruvec = segment.memcg().lruvec(node);
      lruvec.cost().add(segment.type(), pages, lruvec.evictablePages());
    }
  }

  private boolean isWorkingset(Segment segment, Node node) {
    Lruvec lruvec = segment.memcg().lruvec(node);
    long inUse = lruvec.pages(ListKind.ACTIVE_FILE);
    boolean file = segment.type() == PageType.FILE;
    if (!file) {
      inUse += lruvec.pages(ListKind.INACTIVE_FILE);
    }
    if (memory.swap().freePages() > 0) {
      inUse += lruvec.pages(ListKind.ACTIVE_ANON);
      inUse += file ? lruvec.pages(ListKind.INACTIVE_ANON) : 0;
    }
    return lruvec.lostPages() - segment.lossAge() <= inUse;
  }
}
