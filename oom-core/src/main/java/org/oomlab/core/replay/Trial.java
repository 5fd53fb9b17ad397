package org.oomlab.core.replay;

import java.util.Optional;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.badness.Privileges;

/**
 * One decision under one reading of what a report leaves open.
 *
 * @param rules the rule set tried
 * @param totalPages the total tried
 * @param privileges who was taken to hold {@code CAP_SYS_ADMIN}
 * @param verdict what the policy decided
 * @param prediction what a log would show of it
 */
record Trial(
    KernelRules rules,
    long totalPages,
    Privileges privileges,
    Verdict verdict,
    Prediction prediction) {

  static Trial of(
      ReportedOom reported,
      VictimPolicy policy,
      KernelRules rules,
      long totalPages,
      Privileges privileges) {
    SelectionRequest request = reported.request(rules, totalPages, privileges);
    Verdict verdict = policy.select(request);
    return new Trial(rules, totalPages, privileges, verdict, Predictions.of(request, verdict));
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
