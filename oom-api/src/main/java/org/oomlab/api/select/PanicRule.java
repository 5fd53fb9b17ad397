package org.oomlab.api.select;

/** What {@code panic_on_oom} means ({@code check_panic_on_oom()}, mm/oom_kill.c). */
public enum PanicRule {
  /** There is no such setting: up to 2.6.19 (read in 2.6.11). */
  UNKNOWN,
  /** 1 for an unconstrained OOM, 2 always but in a memcg: 2.6.20 to 2.6.34 (read in 2.6.32). */
  SPARES_MEMCG,
  /** 1 for an unconstrained OOM, 2 always: from 2.6.35. */
  ALL
}
