package org.oomlab.api.select;

/**
 * Whose {@code /proc/PID/oom_score} is that of nobody ({@code proc_oom_score()}, fs/proc/base.c):
 * the tests of the score itself, which were not always those of the walk.
 */
public enum ExportExemption {
  /** Those without memory; the tests for init and {@code oom_adj} are the walk's: to 2.6.31. */
  MEMORYLESS,
  /** Those without memory or with {@code oom_adj} -17: 2.6.32 to 2.6.35. */
  MEMORYLESS_OR_PROTECTED,
  /** Whom the walk of an OOM of the whole machine passes over: 2.6.36 to 5.2. */
  PASSED_OVER,
  /** The same, on other memory nodes or not: from 5.3. */
  PASSED_OVER_ON_ANY_NODES
}
