package org.oomlab.policy.cgroupaware;

import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.select.MemcgMembers;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskSnapshot;

/** How a {@link MemcgContest} ended. */
sealed interface Outcome {
  /** Nobody competed. */
  record None() implements Outcome {}

  /** An earlier victim is still leaving. */
  record InFlight(TaskSnapshot task) implements Outcome {}

  /**
   * A memcg won.
   *
   * @param memcg the winner
   * @param subtree whether it won as an inner memcg or as the OOM's own domain, with all below it
   * @param pages its sum
   * @param sums the sums of all that competed
   */
  record Winner(MemcgPath memcg, boolean subtree, long pages, MemcgSums sums) implements Outcome {

    private boolean has(TaskSnapshot task) {
      return subtree ? task.memcg().isWithin(memcg) : task.memcg().equals(memcg);
    }

    /** Returns the processes of the winner in walk order. */
    Iterable<TaskSnapshot> members(SelectionRequest request) {
      if (subtree) {
        return new Subtree(request.tasks(), memcg);
      }
      int number = request.machine().memcgs().indexOf(memcg);
      boolean isRoot = number == MemcgTree.NOT_SHOWN || memcg.equals(MemcgPath.ROOT);
      return request.members().of(isRoot ? MemcgMembers.ROOT : number);
    }

    /** Members come before all others; those follow by their own memcg's sum. */
    long priority(TaskSnapshot task) {
      return has(task) ? Long.MAX_VALUE : sums.of(task.memcg());
    }
  }
}
