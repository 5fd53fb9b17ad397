package org.oomlab.core.badness;

import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Scores in thousandths that leave their 32 bits ({@code oom_badness()}, mm/oom_kill.c, 2.6.36 to
 * 3.1) and then neither fall nor rise with the total: they are as good as any.
 */
public final class PerMilleOverflow {
  private PerMilleOverflow() {}

  /**
   * Returns whether the score of a task does at a total.
   *
   * @param pageSizeBytes the machine's
   * @param totalPages the total, at least 1
   */
  public static boolean isAt(
      long totalPages, TaskSnapshot task, KernelRules rules, int pageSizeBytes) {
    BadnessFormula formula = rules.score().formula();
    if (formula != BadnessFormula.PER_MILLE_INT && formula != BadnessFormula.PER_MILLE_CUT_TO_INT) {
      return false;
    }
    long product =
        PerMilleBadness.pages(
                task, rules.score().pageTables(), Integer.numberOfTrailingZeros(pageSizeBytes))
            * PerMilleBadness.SCALE;
    return formula == BadnessFormula.PER_MILLE_INT
        ? (int) product < 0
        : Long.compareUnsigned(Long.divideUnsigned(product, totalPages), Integer.MAX_VALUE) > 0;
  }
}
