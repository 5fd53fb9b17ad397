package org.oomlab.core.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.course.Course;
import org.oomlab.core.engine.Simulation;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.registry.ConfiguredDaemon;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PolicyFailureException;
import org.oomlab.core.scenario.Scenario;

/** Runs scenarios under several policies. Pure but for the policies themselves; thread-safe. */
public final class ScenarioComparison {
  /** In how many parts a policy's run is told as progress. */
  public static final int STEPS = 100;

  private final List<Contestant> contestants;
  private final boolean oracle;

  /** Creates a comparison of at least one policy. */
  public ScenarioComparison(List<ConfiguredPolicy> policies, boolean oracle) {
    this(policies, List.of(), oracle);
  }

  /**
   * Creates a comparison of at least one policy.
   *
   * @param daemons where there are any, each policy runs alone, and then with them beside it
   * @param oracle whether to try out other first victims, with whom the first policy goes on
   */
  public ScenarioComparison(
      List<ConfiguredPolicy> policies, List<ConfiguredDaemon> daemons, boolean oracle) {
    this.oracle = oracle;
    if (policies.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs a policy");
    }
    List<Contestant> all = new ArrayList<>();
    policies.forEach(policy -> all.add(Contestant.of(policy, List.of())));
    if (!daemons.isEmpty()) {
      policies.forEach(policy -> all.add(Contestant.of(policy, daemons)));
    }
    this.contestants = List.copyOf(all);
  }

  /** Returns the policies as they were asked for, and then those with daemons. */
  public List<String> labels() {
    return contestants.stream().map(Contestant::label).toList();
  }

  /**
   * Runs one scenario under every policy. One that fails does not stop the others.
   *
   * @param progress told of each {@value #STEPS}th of a policy's run that is done
   */
  public ScenarioResult of(String input, Scenario scenario, LongConsumer progress) {
    List<PolicyRun> runs = new ArrayList<>();
    List<OracleRun> others = new ArrayList<>();
    int tried = 0;
    for (Contestant policy : contestants) {
      try {
        Simulation simulation = policy.simulation(scenario, scenario.seed());
        for (int step = 1; step <= STEPS; step++) {
          simulation.advance(scenario.durationMillis() * step / STEPS);
          progress.accept(1);
        }
        RunRecord record = simulation.record();
        PolicyRun run = result(policy.label(), scenario, record);
        runs.add(run);
        if (oracle && runs.size() == 1) {
          Hindsight hindsight = new Hindsight(scenario, policy.policy(), scenario.seed());
          for (Hindsight.OtherVictim other : Hindsight.others(record)) {
            hindsight.with(other, run.metrics(), simulation.events()).ifPresent(others::add);
            tried++;
          }
        }
      } catch (PolicyFailureException e) {
        runs.add(failed(policy.label(), e.failure().sentence()));
      }
    }
    OracleRun best = oracle ? Hindsight.best(runs, others, tried) : OracleRun.NOT_ASKED;
    return new ScenarioResult(input, scenario, runs, best);
  }

  /** Returns what one run comes to. */
  public static PolicyRun result(String policy, Scenario scenario, RunRecord record) {
    Map<TaskId, String> names = new HashMap<>();
    for (ProcessOutcome process : record.processes()) {
      names.put(process.task(), process.comm());
    }
    List<JudgedKill> kills = JudgedKill.all(scenario, record);
    return new PolicyRun(
        policy,
        "",
        RunMetrics.of(scenario, record),
        kills,
        kills.stream().map(kill -> names.getOrDefault(kill.event().victim(), "")).toList(),
        Course.of(scenario, record));
  }

  private static PolicyRun failed(String policy, String sentence) {
    return new PolicyRun(policy, sentence, RunMetrics.NOTHING, List.of(), List.of(), Course.NONE);
  }
}
