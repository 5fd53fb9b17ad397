package org.oomlab.core.report.html;

import org.oomlab.core.compare.PolicyTotals;
import org.oomlab.core.report.words.TollWords;

/**
 * A policy over all situations.
 *
 * @param policy as it was asked for
 * @param kills in how many situations it kills
 * @param processes how many die
 * @param frees how much memory that frees
 * @param asKernel in how many it decides as the kernel did
 * @param undecided in how many it does not decide
 */
record TotalsRow(
    String policy, long kills, String processes, String frees, long asKernel, String undecided) {
  static TotalsRow of(PolicyTotals total) {
    return new TotalsRow(
        total.policy(),
        total.kills(),
        TollWords.processes(total),
        TollWords.freed(total),
        total.asKernel(),
        TollWords.undecided(total));
  }
}
