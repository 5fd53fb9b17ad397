package org.oomlab.api.select;

import org.oomlab.api.task.TaskSnapshot;

/**
 * The kernel's score of a process, by the rules of the machine's release. The core implements it
 * and hands it to policies. Pure and thread-safe.
 */
public interface BadnessFunction {
  /**
   * What {@link #points} returns for a process that cannot be a victim, as {@code LONG_MIN} does in
   * {@code oom_badness()} (mm/oom_kill.c) from 5.9 on; here for every release.
   */
  long INELIGIBLE = Long.MIN_VALUE;

  /** Returns the score in pages, or {@link #INELIGIBLE}. O(1), allocates nothing. */
  long points(TaskSnapshot task, OomControl control);

  /** Returns the same score with its terms, or the reason why there is none. */
  Badness explain(TaskSnapshot task, OomControl control);
}
