package org.oomlab.api.incident;

import static java.util.Objects.requireNonNull;

import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Whose allocation ended in the OOM.
 *
 * @param comm its name, empty where the head of the report is cut
 * @param pid pid of the thread (not of its group), 0 where not printed
 * @param gfpMask allocation flags as numbered by the release, 0 where not printed
 * @param gfpFlags the same in words, empty before 4.6
 * @param order allocation order, at most 63; -1 for SysRq-f
 * @param oomScoreAdj its {@code oom_score_adj}, -1000 to 1000; 0 where not printed
 */
public record Invoker(
    String comm, int pid, long gfpMask, String gfpFlags, int order, int oomScoreAdj) {
  /** An invoker of which the report shows nothing. */
  public static final Invoker UNKNOWN = new Invoker("", 0, 0, "", 0, 0);

  private static final int HIGHEST_ORDER = 63;

  public Invoker {
    requireNonNull(comm, "comm");
    requireNonNull(gfpFlags, "gfpFlags");
    requireWithin("pid", pid, 0, Integer.MAX_VALUE);
    requireWithin("order", order, OomControl.ORDER_SYSRQ, HIGHEST_ORDER);
    requireWithin(
        "oomScoreAdj", oomScoreAdj, TaskSnapshot.OOM_SCORE_ADJ_MIN, TaskSnapshot.OOM_SCORE_ADJ_MAX);
  }

  private static void requireWithin(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " " + value + " is not within " + min + ".." + max);
    }
  }
}
