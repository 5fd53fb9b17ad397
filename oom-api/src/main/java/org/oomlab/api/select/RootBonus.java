package org.oomlab.api.select;

/** How a process with {@code CAP_SYS_ADMIN} is favoured ({@code oom_badness()}, up to 4.16). */
public enum RootBonus {
  /** Not at all: 4.17 and later. */
  NONE,
  /** 30 off its {@code oom_score_adj}, without a lower bound: 3.5 to 3.13. */
  ADJ_LESS_THIRTY,
  /** 3 % of its own usage: 3.14 to 4.16. */
  THREE_PERCENT_OF_USAGE
}
