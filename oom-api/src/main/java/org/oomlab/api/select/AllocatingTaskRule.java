package org.oomlab.api.select;

/** What {@code oom_kill_allocating_task} means ({@code out_of_memory()}, mm/oom_kill.c). */
public enum AllocatingTaskRule {
  /** There is no such setting: up to 2.6.23 (read in 2.6.22.19). */
  UNKNOWN,
  /**
   * The allocating task or a child of it dies, and nobody where neither can: 2.6.24 to 2.6.29 (read
   * in both).
   */
  DIES_OR_NOBODY,
  /**
   * The allocating task or a child of it dies, and where neither can, the walk decides: 2.6.30 to
   * 2.6.35.
   */
  DIES_OR_WALK,
  /** It offers the allocating task, a protected one too: 3.2 to 3.5. */
  OFFERS_PROTECTED,
  /** It offers the allocating task unless that is protected: 2.6.36 to 3.1, and from 3.6. */
  SPARES_PROTECTED
}
