package org.oomlab.api.select;

/**
 * Whether an allocating task on its way out is waited for before anything else is asked ({@code
 * out_of_memory()} and {@code mem_cgroup_out_of_memory()}, mm/oom_kill.c; the latter in
 * mm/memcontrol.c from 3.6).
 *
 * <p>From 2.6.36 to 3.7 the kernel asks whether a fatal signal is pending, from 3.8 on also for
 * {@code PF_EXITING}. {@code TaskFlag.EXITING} stands for both, as no source tells of the signal:
 * up to 3.7 an allocating task that exits by itself goes first here, where the kernel walks.
 */
public enum ExitingCurrentRule {
  /** It is one of those walked: up to 2.6.35. */
  WALKED,
  /** It is, but in a memcg it is one of those walked: 2.6.36 to 2.6.38. */
  FIRST_OUTSIDE_MEMCG,
  /** It is: from 2.6.39. */
  FIRST;

  /** Returns whether it goes first in an OOM of that constraint. */
  public boolean goesFirst(OomConstraint constraint) {
    return switch (this) {
      case WALKED -> false;
      case FIRST_OUTSIDE_MEMCG -> constraint != OomConstraint.MEMCG;
      case FIRST -> true;
    };
  }
}
