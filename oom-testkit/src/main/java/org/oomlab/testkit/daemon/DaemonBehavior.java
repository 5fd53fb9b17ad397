package org.oomlab.testkit.daemon;

/**
 * What a pressure daemon promises beyond what every daemon must hold. Each promise adds a property;
 * one that is not kept is a failure.
 */
public enum DaemonBehavior {
  /** Who has {@code oom_score_adj} -1000 gets no signal. */
  SPARES_OOM_SCORE_ADJ_MIN,
  /** Who has no memory left, a zombie, gets no signal. */
  SPARES_THE_DEAD,
  /**
   * It may leave everybody alone though no memory is left: by a list of its own, or until somebody
   * else acts. Takes a property away.
   */
  MAY_STAND_BY,
  /** While half of the memory and half of the swap are free and nobody waits, it does nothing. */
  ACTS_ONLY_UNDER_PRESSURE,
  /** Where memory runs out slowly, it acts before the kernel has to. */
  FORESTALLS_THE_KERNEL,
  /**
   * On a machine that is too small for good nobody's memcg pays again and again for one that holds
   * more and never pays.
   */
  STARVES_NO_MEMCG
}
