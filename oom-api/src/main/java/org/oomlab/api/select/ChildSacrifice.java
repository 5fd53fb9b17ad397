package org.oomlab.api.select;

/** Whether a child dies in its parent's place ({@code oom_kill_process()}, mm/oom_kill.c). */
public enum ChildSacrifice {
  /**
   * The first child with memory of its own that can be killed, unscored: up to 2.6.35. That up to
   * 2.6.31 it may be of another memcg than the OOM's is not followed: no choice leaves its domain.
   */
  FIRST_KILLABLE,
  /** The child with the largest badness, also one on its parent's memory: 2.6.36 to 2.6.38. */
  LARGEST_BADNESS_ANY_MEMORY,
  /** The child with memory of its own and the largest badness: 2.6.39 to 5.0. */
  LARGEST_BADNESS,
  /** None: 5.1 and later. */
  NONE
}
