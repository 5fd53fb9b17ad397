package org.oomlab.api.select;

/**
 * Whether an allocating task on its way out is waited for before anything else is asked ({@code
 * out_of_memory()} and {@code mem_cgroup_out_of_memory()}, mm/oom_kill.c; the latter in
 * mm/memcontrol.c from 3.6).
 */
public enum ExitingCurrentRule {
  /** It is one of those walked: up to 2.6.35. */
  WALKED,
  /** It is if a fatal signal is pending, but in a memcg it is one of those walked: to 2.6.38. */
  SIGNALLED_OUTSIDE_MEMCG,
  /** It is if a fatal signal is pending: 2.6.39 to 3.7. */
  SIGNALLED,
  /** It is if a fatal signal is pending, in a memcg also if it exits: late releases of 3.4. */
  FIRST_IN_MEMCG,
  /** It is if a fatal signal is pending, outside memcgs also if it exits: 3.8 and 3.9. */
  FIRST_OUTSIDE_MEMCG,
  /** It is if a fatal signal is pending or if it exits: 3.10 to 4.7. */
  FIRST,
  /** It is if it frees its memory by leaving ({@code task_will_free_mem()}): from 4.8. */
  LEAVING;

  /** Returns whether it goes first, as one that exits, in an OOM of that constraint. */
  public boolean goesFirst(OomConstraint constraint) {
    return switch (this) {
      case WALKED, SIGNALLED_OUTSIDE_MEMCG, SIGNALLED -> false;
      case FIRST_IN_MEMCG -> constraint == OomConstraint.MEMCG;
      case FIRST_OUTSIDE_MEMCG -> constraint != OomConstraint.MEMCG;
      case FIRST, LEAVING -> true;
    };
  }

  /** Returns whether a pending fatal signal alone lets it go first in an OOM of that constraint. */
  public boolean goesFirstSignalled(OomConstraint constraint) {
    return switch (this) {
      case WALKED, LEAVING -> false;
      case SIGNALLED_OUTSIDE_MEMCG -> constraint != OomConstraint.MEMCG;
      case SIGNALLED, FIRST_IN_MEMCG, FIRST_OUTSIDE_MEMCG, FIRST -> true;
    };
  }
}
