package org.oomlab.api.select;

/** What an administrator sets so that a process is never chosen. */
public enum Protection {
  /** Nothing does: {@code oom_adj} -16 is the least there is, up to 2.6.11. */
  NONE,
  /**
   * {@code oom_adj} -17 ({@code OOM_DISABLE}): 2.6.12 to 2.6.35. Up to 2.6.19 only the walk asks; a
   * child in its parent's place and the allocating task die with it.
   */
  OOM_ADJ,
  /** {@code oom_score_adj} -1000: 2.6.36, and from 3.2. */
  OOM_SCORE_ADJ,
  /**
   * {@code oom_score_adj} -1000 of any process that shares the memory ({@code
   * mm->oom_disable_count}): 2.6.37 to 3.1.
   */
  OOM_SCORE_ADJ_OF_ANY_SHARER
}
