package org.oomlab.api.select;

/** How a privileged process is favoured ({@code badness()} and {@code oom_badness()}). */
public enum RootBonus {
  /** Not at all: 4.17 and later. */
  NONE,
  /** A quarter of the score for {@code CAP_SYS_ADMIN} or user id 0: up to 2.6.24. */
  QUARTER_FOR_ADMIN_OR_UID_0,
  /** A quarter for {@code CAP_SYS_ADMIN} or {@code CAP_SYS_RESOURCE}: 2.6.25 to 2.6.35. */
  QUARTER_FOR_ADMIN_OR_RESOURCE,
  /** 30 thousandths off: 2.6.36 to 3.4. */
  THIRTY_PER_MILLE,
  /**
   * 30 off its {@code oom_score_adj}, without a lower bound: 3.5 to 3.13 but for late stable
   * releases.
   */
  ADJ_LESS_THIRTY,
  /**
   * 3 % of its own usage: 3.14 to 4.16, and late stable releases of 3.2 (of its thousandths), 3.10,
   * 3.12 and 3.13.
   */
  THREE_PERCENT_OF_USAGE
}
