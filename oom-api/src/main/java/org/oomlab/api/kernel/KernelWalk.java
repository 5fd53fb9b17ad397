package org.oomlab.api.kernel;

import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.OriginRule;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.TieBreak;
import org.oomlab.api.select.WaitRule;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The walk over all processes: select_bad_process() and, from 4.9, oom_evaluate_task(),
 * mm/oom_kill.c, 2.6.11 to 6.18. An earlier victim that has not left ends it with nobody killed,
 * even after a candidate was found; up to 4.5 so does any process on its way out; SysRq passes them
 * by from 3.4. A process that asked to be chosen first beats every score, the last of several from
 * 3.8, the first up to 2.6.18; in between its score or its {@code oom_score_adj} is raised. Equal
 * scores fall by the release's rule.
 *
 * <p>Up to 4.6, and in a memcg up to 5.2, the kernel walks threads. A process stands for its
 * threads here: they share one score but for CPU time up to 2.6.31, where the group's is taken. A
 * leader that is traced at its exit, which alone does not end the walk of 2.6.39 to 3.18, is not
 * told apart.
 */
public sealed interface KernelWalk {
  /**
   * An earlier victim is still leaving, or up to 4.5 any process.
   *
   * @param task that process
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
    KernelRules rules = request.rules();
    TieBreak ties = rules.ties(control);
    OriginRule originRule = rules.walk().origin();
    int unflagged = TaskFlags.NONE.bits();
    TaskSnapshot chosen = null;
    boolean origin = false;
    long best = BadnessFunction.INELIGIBLE;
    for (TaskSnapshot task : tasks) {
      if (task.flags().bits() != unflagged && isWalked(task, request)) {
        if (isAwaited(task, control, rules.walk())) {
          if (!isReaped(task, rules)) {
            return new InFlight(task);
          }
          continue;
        }
        if (task.has(TaskFlag.OOM_ORIGIN)) {
          if (originRule == OriginRule.RETURNED) {
            return new Origin(task);
          }
          if (originRule == OriginRule.CHOSEN) {
            chosen = task;
            origin = true;
            continue;
          }
        }
      }
      if (origin) {
        continue;
      }
      long points = badness.points(task, control);
      if (points > best || (points == best && chosen != null && ties.replaces(chosen))) {
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
   * Whether the walk asks for more than the score: oom_unkillable_task() and cpusets come first,
   * and up to 2.6.18 oom_adj -17.
   */
  private static boolean isWalked(TaskSnapshot task, SelectionRequest request) {
    KernelRules rules = request.rules();
    return !task.has(TaskFlag.KTHREAD)
        && !task.has(TaskFlag.GLOBAL_INIT)
        && !(task.has(TaskFlag.NUMA_INELIGIBLE)
            && rules.exemption().numa().exempts(request.control()))
        && !(rules.walk().waitsFor() == WaitRule.UNPROTECTED_WITH_MEMORY
            && KernelEntry.isProtected(task, request));
  }

  private static boolean isAwaited(TaskSnapshot task, OomControl control, KernelRules.Walk walk) {
    boolean victim = task.has(TaskFlag.OOM_VICTIM);
    boolean dumps = walk.waitsFor().dumpersStay() && task.has(TaskFlag.DUMPING_CORE);
    boolean exiting = task.has(TaskFlag.EXITING) && !dumps;
    boolean hasMemory = !task.has(TaskFlag.NO_MM);
    boolean leaving =
        switch (walk.waitsFor()) {
          case UNPROTECTED_WITH_MEMORY, WITH_MEMORY -> (victim || exiting) && hasMemory;
          case VICTIMS_AND_EXITING, VICTIMS_AND_LEAVING -> victim || (exiting && hasMemory);
          case VICTIMS -> victim;
        };
    return leaving && !(control.isSysrq() && walk.sysrqPassesVictims());
  }

  private static boolean isReaped(TaskSnapshot task, KernelRules rules) {
    return rules.exemption().reaped() && task.has(TaskFlag.MM_OOM_SKIP);
  }
}
