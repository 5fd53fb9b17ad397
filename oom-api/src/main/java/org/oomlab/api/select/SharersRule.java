package org.oomlab.api.select;

/**
 * What becomes of other processes on the victim's memory ({@code oom_kill_task()}, {@code
 * __oom_kill_process()}, mm/oom_kill.c). Kernel threads always live.
 */
public enum SharersRule {
  /** They die: 2.6.37 to 3.1. */
  KILLED,
  /**
   * They live, and the kill of a protected victim fails: 2.6.20 by a slip of the code, which tests
   * and signals the victim where it means the sharer, and 2.6.32 to 2.6.36 by intent.
   */
  SPARED,
  /** A protected one makes the whole kill fail, else they die: 2.6.21 to 2.6.31. */
  PROTECTED_FAILS_KILL,
  /** They die but the protected: 3.2 to 4.3. */
  PROTECTED_SPARED,
  /** They die but the protected and init: 4.4 to 4.7. */
  PROTECTED_AND_INIT_SPARED,
  /** They die but init, protected or not: up to 2.6.19, and from 4.8. */
  INIT_SPARED
}
