package org.oomlab.api.select;

/** How a process is preferred that is in swapoff or undoes KSM. */
public enum OriginRule {
  /** The walk returns it at once: up to 2.6.18. */
  RETURNED,
  /** It scores higher than anybody can ({@code ULONG_MAX}): 2.6.19 to 2.6.35. */
  HIGHEST_SCORE,
  /** It scores 1000, as the largest do: 2.6.36 to 2.6.39. */
  SCORE_1000,
  /** Its {@code oom_score_adj} is 1000 meanwhile ({@code test_set_oom_score_adj()}): 3.0 to 3.7. */
  ADJ_1000,
  /** It is chosen without a score, the last of several ({@code oom_task_origin()}): from 3.8. */
  CHOSEN
}
