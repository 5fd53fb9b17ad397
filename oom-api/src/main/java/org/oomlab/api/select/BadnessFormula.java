package org.oomlab.api.select;

/** What a score counts ({@code badness()} and {@code oom_badness()}, mm/oom_kill.c). */
public enum BadnessFormula {
  /**
   * Pages of address space, divided by the roots of CPU time and age and shifted by {@code
   * oom_adj}: up to 2.6.35.
   */
  TOTAL_VM,
  /** Thousandths of the total, multiplied in 64 bits and then cut to 32: 2.6.36 to 2.6.38. */
  PER_MILLE_CUT_TO_INT,
  /**
   * Thousandths of the total in 32 bits all along, so that 8.2 GiB overflow: 2.6.39 to 3.1 (read in
   * 2.6.39.4).
   */
  PER_MILLE_INT,
  /** Thousandths of the total in 64 bits: 3.2 to 3.4, late stable releases of 3.0 and 3.1. */
  PER_MILLE,
  /** Pages, {@code oom_score_adj} worth a thousandth of the total each: from 3.5. */
  PAGES
}
