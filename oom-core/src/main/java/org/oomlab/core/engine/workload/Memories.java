package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.kernel.Source;
import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.scenario.PageKind;

/** How behaviours map and unmap memory: what counts as a promise and what does not. */
final class Memories {
  private Memories() {}

  /** Maps and touches more pages; false where the promise was refused, which ends the process. */
  static boolean grow(Actor actor, Segment segment, PageKind kind, long pages) {
    if (kind != PageKind.FILE && !actor.process().promise(pages)) {
      return false;
    }
    actor.take(segment, pages, Source.NEW);
    return true;
  }

  /** Unmaps pages. */
  static void shrink(Actor actor, Segment segment, PageKind kind, long pages) {
    if (pages > 0) {
      actor.process().world().kernel().release(actor.process().task(), segment, pages);
      if (kind != PageKind.FILE) {
        actor.process().unpromise(pages);
      }
    }
  }
}
