package org.oomlab.core.metrics;

import java.util.List;
import org.oomlab.core.scenario.Scenario;

/**
 * Several policies on one scenario.
 *
 * @param input the name of the input
 * @param scenario the scenario
 * @param runs one for each policy, in the order asked for
 * @param oracle the best that a single first victim could have done
 */
public record ScenarioResult(
    String input, Scenario scenario, List<PolicyRun> runs, OracleRun oracle) {
  public ScenarioResult {
    runs = List.copyOf(runs);
  }

  /** Returns how much more time a run lost than the oracle's; 0 where nobody asked it. */
  public long regretMillis(PolicyRun run) {
    return oracle.isKnown() && run.succeeded()
        ? run.metrics().timeLostMillis() - oracle.metrics().timeLostMillis()
        : 0;
  }

  /** Returns whether all policies that have a result kill the same processes in the same order. */
  public boolean unanimous() {
    return runs.stream()
            .filter(PolicyRun::succeeded)
            .map(run -> run.kills().stream().map(kill -> kill.event().killed()).toList())
            .distinct()
            .count()
        <= 1;
  }
}
