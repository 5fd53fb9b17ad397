package org.oomlab.api.select;

/** What {@code panic_on_oom} means ({@code check_panic_on_oom()}, mm/oom_kill.c). */
public enum PanicRule {
  /** There is no such setting: up to 2.6.17 (read in 2.6.16). */
  UNKNOWN,
  /** 1 and 2 alike for an unconstrained OOM: 2.6.18 to 2.6.21. */
  UNCONSTRAINED,
  /** 1 for an unconstrained OOM, 2 always but in a memcg: 2.6.22 to 2.6.33. */
  SPARES_MEMCG,
  /** 1 for an unconstrained OOM, 2 always: from 2.6.34. */
  ALL;

  /**
   * Returns whether the machine panics.
   *
   * @param value the setting, 0 to 2
   */
  public boolean panics(int value, OomConstraint constraint) {
    return switch (this) {
      case UNKNOWN -> false;
      case UNCONSTRAINED -> value > 0 && constraint == OomConstraint.NONE;
      case SPARES_MEMCG ->
          (value == 1 && constraint == OomConstraint.NONE)
              || (value == 2 && constraint != OomConstraint.MEMCG);
      case ALL -> (value == 1 && constraint == OomConstraint.NONE) || value == 2;
    };
  }
}
