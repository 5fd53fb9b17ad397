package org.oomlab.core.badness;

import org.oomlab.api.task.TaskSnapshot;

/**
 * The older knob {@code oom_adj} beside {@code oom_score_adj}: oom_adj_write() and oom_adj_read(),
 * fs/proc/base.c, 2.6.36 to 6.18 (reading by this formula from 3.8).
 */
public final class OomAdj {
  /** The most that can be written. */
  public static final int MAX = 15;

  private static final int UNITS = -TaskSnapshot.OOM_ADJ_DISABLE;

  private OomAdj() {}

  /** Returns the {@code oom_score_adj} that a written {@code oom_adj} of -17 to 15 sets. */
  public static int toScoreAdj(int oomAdj) {
    return oomAdj == MAX
        ? TaskSnapshot.OOM_SCORE_ADJ_MAX
        : oomAdj * TaskSnapshot.OOM_SCORE_ADJ_MAX / UNITS;
  }

  /** Returns the {@code oom_adj} that is read at an {@code oom_score_adj}, at most 15 (5.10). */
  public static int ofScoreAdj(int oomScoreAdj) {
    return Math.min(oomScoreAdj * UNITS / TaskSnapshot.OOM_SCORE_ADJ_MAX, MAX);
  }
}
