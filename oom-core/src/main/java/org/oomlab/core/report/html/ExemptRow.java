package org.oomlab.core.report.html;

import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.core.report.words.RankingView;

/**
 * A process that could not die.
 *
 * @param name as it called itself
 * @param pid as kill lines print it
 * @param resident resident memory in MiB
 * @param swap swapped out, in MiB
 * @param reason why not
 */
record ExemptRow(String name, int pid, String resident, String swap, String reason) {
  static ExemptRow of(RankingView view, Candidate candidate) {
    return new ExemptRow(
        candidate.task().comm(),
        candidate.task().mmPid(),
        view.size(candidate, Factor.RESIDENT),
        view.size(candidate, Factor.SWAP),
        candidate.ineligibleBecause().map(IneligibilityReason::phrase).orElse(""));
  }
}
