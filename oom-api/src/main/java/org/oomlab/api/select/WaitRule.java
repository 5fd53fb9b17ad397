package org.oomlab.api.select;

/**
 * Whom the walk waits for instead of choosing anybody ({@code select_bad_process()}, {@code
 * oom_scan_process_thread()} and {@code oom_evaluate_task()}, mm/oom_kill.c). Up to 2.6.18 the test
 * is for the dead; a process without memory is taken for one.
 */
public enum WaitRule {
  /** Earlier victims and the exiting, with memory and not passed over: up to 2.6.18. */
  UNPROTECTED_WITH_MEMORY,
  /** Earlier victims and the exiting, with memory, protected or not: 2.6.19 to 2.6.35. */
  WITH_MEMORY,
  /** Earlier victims, and the exiting with memory: 2.6.36 to 3.19. */
  VICTIMS_AND_EXITING,
  /** The same, but for who writes a core dump ({@code task_will_free_mem()}): 4.0 to 4.5. */
  VICTIMS_AND_LEAVING,
  /** Earlier victims: from 4.6. */
  VICTIMS;

  /** Returns whether one that writes a core dump does not count as leaving: from 4.0. */
  public boolean dumpersStay() {
    return this == VICTIMS_AND_LEAVING || this == VICTIMS;
  }
}
