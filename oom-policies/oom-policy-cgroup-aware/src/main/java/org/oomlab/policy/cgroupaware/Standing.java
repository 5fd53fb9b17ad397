package org.oomlab.policy.cgroupaware;

import java.util.List;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;

/** Whether a leaf memcg competes: the walk over its tasks in oom_evaluate_memcg(), v9. */
sealed interface Standing {
  /** It competes. */
  record Competes() implements Standing {}

  /** It has no process, or all of them are at {@code oom_score_adj} -1000. */
  record Exempt() implements Standing {}

  /** An earlier victim in it is still leaving. */
  record InFlight(TaskSnapshot task) implements Standing {}

  /** The only values of the two kinds without data. */
  Standing COMPETES = new Competes();

  /** See {@link #COMPETES}. */
  Standing EXEMPT = new Exempt();

  static Standing of(List<TaskSnapshot> members) {
    int unflagged = TaskFlags.NONE.bits();
    boolean competes = false;
    for (int at = 0; at < members.size(); at++) {
      TaskSnapshot task = members.get(at);
      if (task.flags().bits() != unflagged
          && task.has(TaskFlag.OOM_VICTIM)
          && !task.has(TaskFlag.MM_OOM_SKIP)) {
        return new InFlight(task);
      }
      competes |= task.oomScoreAdj() != TaskSnapshot.OOM_SCORE_ADJ_MIN;
    }
    return competes ? COMPETES : EXEMPT;
  }
}
