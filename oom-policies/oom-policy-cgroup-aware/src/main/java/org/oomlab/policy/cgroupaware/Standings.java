package org.oomlab.policy.cgroupaware;

import java.util.List;
import org.oomlab.api.select.MemcgMembers;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Which leaf memcgs compete: the walk over their tasks in oom_evaluate_memcg(), v9. Here it is one
 * walk over all tasks in their own order, which memory is read fastest in.
 */
final class Standings {
  private static final int COMPETES = 1;
  private static final int IN_FLIGHT = 2;

  private final byte[] ofMemcg;

  private Standings(byte[] ofMemcg) {
    this.ofMemcg = ofMemcg;
  }

  static Standings of(SelectionRequest request) {
    List<TaskSnapshot> tasks = request.tasks();
    MemcgMembers members = request.members();
    byte[] ofMemcg = new byte[request.machine().memcgs().memcgs().size()];
    for (int at = 0; at < tasks.size(); at++) {
      int memcg = members.memcgOf(at);
      if (memcg >= 0) {
        TaskSnapshot task = tasks.get(at);
        if (task.oomScoreAdj() != TaskSnapshot.OOM_SCORE_ADJ_MIN) {
          ofMemcg[memcg] |= COMPETES;
        }
        if (isInFlight(task)) {
          ofMemcg[memcg] |= IN_FLIGHT;
        }
      }
    }
    return new Standings(ofMemcg);
  }

  /** Returns whether a process in it is not at {@code oom_score_adj} -1000. */
  boolean competes(int memcg) {
    return (ofMemcg[memcg] & COMPETES) != 0;
  }

  /** Returns whether an earlier victim in it is still leaving. */
  boolean isInFlight(int memcg) {
    return (ofMemcg[memcg] & IN_FLIGHT) != 0;
  }

  static boolean isInFlight(TaskSnapshot task) {
    return task.flags().bits() != TaskFlags.NONE.bits()
        && task.has(TaskFlag.OOM_VICTIM)
        && !task.has(TaskFlag.MM_OOM_SKIP);
  }
}
