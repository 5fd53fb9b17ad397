package org.oomlab.core.replay;

import java.util.Optional;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.Verdict;

/**
 * Ties that a report cannot break: up to 5.2 the table of a memcg OOM is printed in the machine's
 * order while the walk goes memcg by memcg (dump_tasks() and mem_cgroup_scan_tasks()).
 */
final class TieDoubt {
  private static final KernelRelease TABLE_IN_WALK_ORDER = KernelRelease.of(5, 3);

  private TieDoubt() {}

  static boolean excuses(
      Incident incident, Prediction predicted, Verdict verdict, KernelRules rules) {
    Explanation explanation = verdict.explanation();
    Optional<Candidate> kernels = candidate(explanation, incident.actual().victimPid());
    return incident.constraint() == OomConstraint.MEMCG
        && rules.since().compareTo(TABLE_IN_WALK_ORDER) < 0
        && candidate(explanation, predicted.victimPid()).isPresent()
        && kernels.isPresent()
        && explanation.tieSet().contains(kernels.get().task().id());
  }

  private static Optional<Candidate> candidate(Explanation explanation, int mmPid) {
    return explanation.candidates().stream()
        .filter(candidate -> candidate.task().mmPid() == mmPid)
        .findFirst();
  }
}
