package org.oomlab.testkit;

/** What a policy promises beyond what every policy must hold. A promise not kept is a failure. */
public enum PolicyBehavior {
  /**
   * A higher {@code oom_score_adj} makes a process a likelier victim: raising the victim's never
   * spares it, lowering another's never dooms that one.
   */
  RESPECTS_OOM_SCORE_ADJ,
  /** A larger process is a likelier victim: growing never spares the victim. */
  PREFERS_LARGE,
  /** The victim has the highest kernel badness of all that can be killed. */
  MAXIMIZES_BADNESS,
  /** It may leave the decision to the next policy even where it could decide. */
  MAY_DECLINE
}
