package org.oomlab.core.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * One policy over all scenarios.
 *
 * @param policy the policy as it was asked for
 * @param situations scenarios
 * @param failed of them, those in which it broke its contract, which count nowhere else
 * @param kills decisions that killed
 * @param killedProcesses processes killed
 * @param wrongKills wrong kills
 * @param panics runs that ended in a panic
 * @param freedPages what the killed had, in pages of each machine's own size
 * @param freedBytes the same in bytes
 * @param workLostMillis weighted CPU time lost
 * @param objectiveLostMillis time of broken promises
 * @param fullStallMillis time in which everything waited
 * @param regretMillis time lost beyond the oracles'
 */
public record ScenarioTotals(
    String policy,
    long situations,
    long failed,
    long kills,
    long killedProcesses,
    long wrongKills,
    long panics,
    long freedPages,
    long freedBytes,
    long workLostMillis,
    long objectiveLostMillis,
    long fullStallMillis,
    long regretMillis) {

  /** Returns the time lost in all. */
  public long timeLostMillis() {
    return workLostMillis + objectiveLostMillis + fullStallMillis;
  }

  /** Returns policies that ran nothing yet. */
  public static List<ScenarioTotals> none(List<String> policies) {
    return policies.stream()
        .map(policy -> new ScenarioTotals(policy, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        .toList();
  }

  /** Returns the totals of all policies and one scenario more. */
  public static List<ScenarioTotals> plus(List<ScenarioTotals> totals, ScenarioResult result) {
    List<ScenarioTotals> sums = new ArrayList<>();
    for (int i = 0; i < totals.size(); i++) {
      sums.add(totals.get(i).plus(result.runs().get(i), result));
    }
    return List.copyOf(sums);
  }

  private ScenarioTotals plus(PolicyRun run, ScenarioResult result) {
    RunMetrics metrics = run.metrics();
    return new ScenarioTotals(
        policy,
        situations + 1,
        failed + (run.succeeded() ? 0 : 1),
        kills + metrics.kills(),
        killedProcesses + metrics.killedProcesses(),
        wrongKills + metrics.wrongKills(),
        panics + (metrics.panicked() ? 1 : 0),
        freedPages + metrics.freedPages(),
        freedBytes + metrics.freedPages() * result.scenario().machine().pageSizeBytes(),
        workLostMillis + metrics.workLostMillis(),
        objectiveLostMillis + metrics.objectiveLostMillis(),
        fullStallMillis + metrics.fullStallMillis(),
        regretMillis + result.regretMillis(run));
  }
}
