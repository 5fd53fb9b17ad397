package org.oomlab.api.kernel;

import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.TieBreak;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The walk over all processes: select_bad_process() and oom_evaluate_task(), mm/oom_kill.c, 4.17 to
 * 6.18. An earlier victim that has not left ends it with nobody killed, even after a candidate was
 * found; SysRq ignores that one. A process that asked to be chosen first beats every score, the
 * last of several. Equal scores fall by the release's rule.
 */
public sealed interface KernelWalk {
  /**
   * An earlier victim is still leaving.
   *
   * @param task that victim
   */
  record InFlight(TaskSnapshot task) implements KernelWalk {}

  /**
   * Chosen because it asked for it, in swapoff or undoing KSM.
   *
   * @param task the victim
   */
  record Origin(TaskSnapshot task) implements KernelWalk {}

  /**
   * Chosen by score.
   *
   * @param task the victim
   * @param points its score
   */
  record Highest(TaskSnapshot task, long points) implements KernelWalk {}

  /** Nobody is eligible. */
  record Nobody() implements KernelWalk {}

  /**
   * Walks tasks once, allocating nothing on the way.
   *
   * @param request the circumstances and the rules
   * @param tasks those to walk, in order: all of the request's, or those of one memcg
   */
  static KernelWalk over(SelectionRequest request, Iterable<TaskSnapshot> tasks) {
    OomControl control = request.control();
    BadnessFunction badness = request.badness();
    boolean lastWins = request.rules().ties(control) == TieBreak.LAST;
    boolean numaCounts = !control.isMemcg() || request.rules().numaAppliesToMemcg();
    int unflagged = TaskFlags.NONE.bits();
    TaskSnapshot chosen = null;
    boolean origin = false;
    long best = BadnessFunction.INELIGIBLE;
    for (TaskSnapshot task : tasks) {
      if (task.flags().bits() != unflagged && isWalked(task, numaCounts)) {
        if (task.has(TaskFlag.OOM_VICTIM) && !control.isSysrq()) {
          if (!task.has(TaskFlag.MM_OOM_SKIP)) {
            return new InFlight(task);
          }
          continue;
        }
        if (task.has(TaskFlag.OOM_ORIGIN)) {
          chosen = task;
          origin = true;
          continue;
        }
      }
      if (origin) {
        continue;
      }
      long points = badness.points(task, control);
      if (points > best || (points == best && lastWins && points != BadnessFunction.INELIGIBLE)) {
        best = points;
        chosen = task;
      }
    }
    if (chosen == null) {
      return new Nobody();
    }
    return origin ? new Origin(chosen) : new Highest(chosen, best);
  }

  /**
   * Whether the walk asks for more than the score: oom_unkillable_task() and cpusets come first.
   */
  private static boolean isWalked(TaskSnapshot task, boolean numaCounts) {
    return !task.has(TaskFlag.KTHREAD)
        && !task.has(TaskFlag.GLOBAL_INIT)
        && !(numaCounts && task.has(TaskFlag.NUMA_INELIGIBLE));
  }
}
