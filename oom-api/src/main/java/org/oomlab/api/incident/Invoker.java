package org.oomlab.api.incident;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Whose allocation ended in the OOM.
 *
 * @param comm its name, empty where the head of the report is cut
 * @param pid pid of the thread (not of its group), 0 where not printed
 * @param gfpMask allocation flags as numbered by the release, 0 where hidden
 * @param gfpFlags the same in words, empty before 4.6
 * @param order allocation order, at most 63; -1 for SysRq-f; 0 where hidden
 * @param oomScoreAdj its {@code oom_score_adj}, -1000 to 1000; 0 where hidden
 * @param hidden which of its numbers the report does not print, or not to their last digit
 */
public record Invoker(
    String comm,
    int pid,
    long gfpMask,
    String gfpFlags,
    int order,
    int oomScoreAdj,
    Set<Detail> hidden) {
  /** An invoker of which the report shows nothing. */
  public static final Invoker UNKNOWN = new Invoker("", 0, 0, "", 0, 0, Set.of(Detail.values()));

  private static final int HIGHEST_ORDER = 63;

  public Invoker {
    requireNonNull(comm, "comm");
    requireNonNull(gfpFlags, "gfpFlags");
    hidden = Set.copyOf(hidden);
    requireWithin("pid", pid, 0, Integer.MAX_VALUE);
    requireWithin("order", order, OomControl.ORDER_SYSRQ, HIGHEST_ORDER);
    requireWithin(
        "oomScoreAdj", oomScoreAdj, TaskSnapshot.OOM_SCORE_ADJ_MIN, TaskSnapshot.OOM_SCORE_ADJ_MAX);
    requireNone(Detail.GFP_MASK, gfpMask, hidden);
    requireNone(Detail.ORDER, order, hidden);
    requireNone(Detail.OOM_SCORE_ADJ, oomScoreAdj, hidden);
  }

  /** An invoker of which the report shows every number. */
  public Invoker(String comm, int pid, long gfpMask, String gfpFlags, int order, int oomScoreAdj) {
    this(comm, pid, gfpMask, gfpFlags, order, oomScoreAdj, Set.of());
  }

  /** A number of the first line of a report. */
  public enum Detail {
    /** {@link Invoker#gfpMask}. */
    GFP_MASK,
    /** {@link Invoker#order}. */
    ORDER,
    /** {@link Invoker#oomScoreAdj}. */
    OOM_SCORE_ADJ
  }

  /** Returns whether the report shows that number. */
  public boolean shows(Detail detail) {
    return !hidden.contains(detail);
  }

  private static void requireNone(Detail detail, long value, Set<Detail> hidden) {
    if (value != 0 && hidden.contains(detail)) {
      throw new IllegalArgumentException(detail + " is " + value + " and hidden");
    }
  }

  private static void requireWithin(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " " + value + " is not within " + min + ".." + max);
    }
  }
}
