package org.oomlab.core.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.Simulation;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.scenario.Scenario;

/**
 * Other first victims, to be tried out. Until the first OOM a policy has no say, so a run repeats
 * up to there; then another process dies, and the policy goes on from what comes of that.
 * Thread-safe.
 */
public final class Hindsight {
  /** Most other victims tried. */
  private static final int MOST_TRIED = 4;

  /** How often in a run to look whether it is worth going on. */
  private static final int SLICES = 1000;

  /** What the time lost is looked at, in slices; it costs more than to look at the steps. */
  private static final int SLICES_OF_LOSS = 50;

  private final Scenario scenario;
  private final VictimPolicy policy;
  private final long seed;

  /**
   * Creates one.
   *
   * @param policy the policy that goes on after the first kill
   * @param seed that of the policy's own run
   */
  public Hindsight(Scenario scenario, VictimPolicy policy, long seed) {
    this.scenario = scenario;
    this.policy = policy;
    this.seed = seed;
  }

  /**
   * Somebody else whom the first kill might have hit.
   *
   * @param task who
   * @param name command name
   */
  public record OtherVictim(TaskId task, String name) {}

  /**
   * Returns, for each other group that the first kill might have hit, the process of it that the
   * policy prefers; in the order of the ranking, at most {@value #MOST_TRIED}.
   *
   * @param run the policy's own run
   */
  public static List<OtherVictim> others(RunRecord run) {
    if (run.kills().isEmpty()) {
      return List.of();
    }
    RunEvent.Kill first = run.kills().getFirst();
    Map<TaskId, ProcessOutcome> processes = new HashMap<>();
    run.processes().forEach(process -> processes.put(process.task(), process));
    Set<String> tried = new HashSet<>(Set.of(first.group()));
    List<OtherVictim> others = new ArrayList<>();
    for (Candidate candidate : first.verdict().explanation().ranking()) {
      ProcessOutcome process = processes.get(candidate.task().id());
      if (others.size() < MOST_TRIED && process != null && tried.add(process.group())) {
        others.add(new OtherVictim(process.task(), process.comm()));
      }
    }
    return List.copyOf(others);
  }

  /**
   * Runs the scenario with that first victim, and gives up once it has lost more time than the
   * policy's own run, or has taken more steps: a machine that fares better does not thrash more.
   *
   * @param own what the policy's own run was worth
   * @param ownEvents how many steps that took
   * @return the run, empty where it was given up
   */
  public Optional<OracleRun> with(OtherVictim other, RunMetrics own, long ownEvents) {
    VictimPolicy changed = new OtherFirstVictim(policy, other.task());
    Simulation simulation = new Simulation(scenario, changed, seed);
    for (int slice = 1; slice < SLICES; slice++) {
      simulation.advance(scenario.durationMillis() * slice / SLICES);
      if (simulation.events() > ownEvents
          || (slice % SLICES_OF_LOSS == 0
              && RunMetrics.of(scenario, simulation.record()).timeLostMillis()
                  > own.timeLostMillis())) {
        return Optional.empty();
      }
    }
    simulation.advance(scenario.durationMillis());
    RunMetrics metrics = RunMetrics.of(scenario, simulation.record());
    return Optional.of(new OracleRun(other.name(), "", 0, metrics));
  }

  /**
   * Returns the best: the run that lost least time, the first of several.
   *
   * @param own the policies' own runs
   * @param others the runs with other first victims that were not given up
   * @param tried how many were tried
   */
  public static OracleRun best(List<PolicyRun> own, List<OracleRun> others, int tried) {
    List<OracleRun> all = new ArrayList<>();
    for (PolicyRun run : own) {
      if (run.succeeded()) {
        String first = run.names().isEmpty() ? "" : run.names().getFirst();
        all.add(new OracleRun(first, run.policy(), 0, run.metrics()));
      }
    }
    all.addAll(others);
    return all.stream()
        .min(Comparator.comparingLong(run -> run.metrics().timeLostMillis()))
        .orElse(new OracleRun("", "", 0, RunMetrics.NOTHING))
        .withTried(tried);
  }

  /** Kills somebody else the first time that the policy kills. For one run. */
  private static final class OtherFirstVictim implements VictimPolicy {
    private static final Explanation WHY =
        Explanation.of(new Reason("hindsight", "another first victim, tried in hindsight"));

    private final VictimPolicy policy;
    private final TaskId victim;
    private boolean done;

    OtherFirstVictim(VictimPolicy policy, TaskId victim) {
      this.policy = policy;
      this.victim = victim;
    }

    @Override
    public Verdict select(SelectionRequest request) {
      Verdict verdict = policy.select(request);
      boolean kills = verdict instanceof Verdict.KillTask || verdict instanceof Verdict.KillMemcg;
      if (done || !kills) {
        return verdict;
      }
      done = true;
      return new Verdict.KillTask(victim, WHY);
    }
  }
}
