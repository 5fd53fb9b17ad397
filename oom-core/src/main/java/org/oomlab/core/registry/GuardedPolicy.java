package org.oomlab.core.registry;

import java.util.Optional;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;

/** A policy whose failures are named and whose verdicts are checked. */
final class GuardedPolicy implements VictimPolicy {
  private final PluginCaller caller;
  private final VictimPolicy policy;
  private final boolean plugin;

  GuardedPolicy(PluginCaller caller, VictimPolicy policy, boolean plugin) {
    this.caller = caller;
    this.policy = policy;
    this.plugin = plugin;
  }

  @Override
  public Verdict select(SelectionRequest request) {
    Verdict verdict = caller.call(() -> decide(request));
    Optional<String> objection = VerdictCheck.objection(request, verdict);
    if (objection.isPresent()) {
      throw caller.refuse(objection.get());
    }
    return verdict;
  }

  private Verdict decide(SelectionRequest request) {
    Verdict verdict = policy.select(request);
    if (plugin && verdict != null) {
      // Both are made when first asked for: by plugin code, so within its budget.
      verdict.explanation().reason();
      verdict.explanation().candidates();
    }
    return verdict;
  }
}
