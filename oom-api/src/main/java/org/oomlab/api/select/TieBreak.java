package org.oomlab.api.select;

import java.util.Comparator;
import java.util.function.IntFunction;
import org.oomlab.api.task.TaskSnapshot;

/** Which of several equal scores the kernel's walk ends up with. */
public enum TieBreak {
  /** The walk keeps what it has: the first one met dies. */
  FIRST,
  /**
   * The walk keeps what it has where that is a thread-group leader, else takes the newcomer ({@code
   * thread_group_leader()}); a process whose leader has exited is met by another thread.
   */
  FIRST_LEADER,
  /** The walk takes the newcomer: the last one met dies. */
  LAST;

  /** Returns whether a newcomer of the same score replaces the best so far. */
  public boolean replaces(TaskSnapshot best) {
    return switch (this) {
      case FIRST -> false;
      case FIRST_LEADER -> !isLeader(best);
      case LAST -> true;
    };
  }

  /**
   * Returns the order in which equal scores are preferred.
   *
   * @param task what stands at a place
   */
  Comparator<Integer> order(IntFunction<TaskSnapshot> task) {
    Comparator<Integer> walk = Comparator.naturalOrder();
    return switch (this) {
      case FIRST -> walk;
      case LAST -> walk.reversed();
      case FIRST_LEADER ->
          (left, right) -> {
            boolean leftLeads = isLeader(task.apply(left));
            boolean rightLeads = isLeader(task.apply(right));
            if (leftLeads != rightLeads) {
              return leftLeads ? -1 : 1;
            }
            return leftLeads ? left - right : right - left;
          };
    };
  }

  private static boolean isLeader(TaskSnapshot task) {
    return task.mmPid() == task.pid();
  }
}
