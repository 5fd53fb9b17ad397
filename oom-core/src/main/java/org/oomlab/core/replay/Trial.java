package org.oomlab.core.replay;

import java.util.Optional;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;

/**
 * One decision under one reading of what a report leaves open.
 *
 * @param rules the rule set tried
 * @param totalPages the total tried
 * @param doubt what was read against the process that the rows as they are would choose
 * @param verdict what the policy decided
 * @param prediction what a log would show of it
 */
record Trial(
    KernelRules rules, long totalPages, Doubt doubt, Verdict verdict, Prediction prediction) {

  /** Takes the rows as they are. */
  static Trial of(ReportedOom reported, VictimPolicy policy, KernelRules rules, long totalPages) {
    return of(reported.request(rules, totalPages), policy, Doubt.NONE);
  }

  /** Takes a question as it is put. */
  static Trial of(SelectionRequest request, VictimPolicy policy, Doubt doubt) {
    Verdict verdict = policy.select(request);
    return new Trial(
        request.rules(),
        request.control().totalPages(),
        doubt,
        verdict,
        Predictions.of(request, verdict));
  }

  /** Returns whom the verdict kills first, empty unless it kills. */
  Optional<TaskId> victim() {
    return switch (verdict) {
      case Verdict.KillTask kill -> Optional.of(kill.victim());
      case Verdict.KillMemcg kill -> Optional.of(kill.victim());
      case Verdict.Wait wait -> Optional.empty();
      case Verdict.Decline decline -> Optional.empty();
      case Verdict.NobodyKillable nobody -> Optional.empty();
      case Verdict.Panic panic -> Optional.empty();
    };
  }
}
