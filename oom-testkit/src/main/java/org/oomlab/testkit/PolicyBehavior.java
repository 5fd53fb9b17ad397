package org.oomlab.testkit;

/**
 * What a policy promises beyond what every policy must hold. Each promise adds an invariant; one
 * that is not kept is a failure.
 */
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
  /** Whom it prefers as victim is an order: there is no circle of preferences. */
  TRANSITIVE,
  /** Who is not chosen has no say: without one of them the choice is the same. */
  IGNORES_LOSERS,
  /** Only proportions count: with all sizes and totals doubled the choice is the same. */
  SCALE_FREE,
  /** In a memcg OOM nothing outside that memcg counts, neither processes nor memcgs nor RAM. */
  MEMCG_SCOPED,
  /** Nobody escapes by spreading its memory over several processes. */
  RESISTS_SPLITTING,
  /** Nobody escapes by spreading its memory over processes in child memcgs of their own. */
  RESISTS_NESTING,
  /** Nobody escapes by taking another name. */
  RESISTS_RENAMING,
  /** Nobody escapes by forking children that hold nothing. */
  RESISTS_FORKING,
  /** Nobody escapes by moving to another memcg within the OOM's domain. */
  RESISTS_MOVING,
  /**
   * On a machine that is too small for good nobody's memcg pays again and again for one that holds
   * more and never pays.
   */
  STARVES_NO_MEMCG,
  /** It may leave the decision to the next policy even where it could decide. */
  MAY_DECLINE
}
