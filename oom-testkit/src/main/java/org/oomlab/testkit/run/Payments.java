package org.oomlab.testkit.run;

import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;

/**
 * Notes which memcg a policy lets pay. Not thread-safe.
 *
 * @param policy whom it asks
 * @param ledger where it notes
 */
record Payments(VictimPolicy policy, Ledger ledger) implements VictimPolicy {
  @Override
  public Verdict select(SelectionRequest request) {
    Verdict verdict = policy.select(request);
    switch (verdict) {
      case Verdict.KillTask kill -> ledger.note(kill.victim(), request.machine());
      case Verdict.KillMemcg kill -> ledger.note(kill.victim(), request.machine());
      case Verdict.Wait _, Verdict.Decline _, Verdict.NobodyKillable _, Verdict.Panic _ -> {}
    }
    return verdict;
  }
}
