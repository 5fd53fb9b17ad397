package org.oomlab.core.metrics;

import java.util.List;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.scenario.Scenario;

/**
 * What one run was worth. All times are simulated.
 *
 * @param kills decisions that killed; one that chose only who was leaving already is none
 * @param killedProcesses processes that they killed, each once
 * @param wrongKills of the kills, those that {@link JudgedKill#wrong} calls so
 * @param panicked whether the machine stopped
 * @param workLostMillis CPU time lost since the last checkpoint, by the weight of the work
 * @param someStallMillis time in which some process waited for memory
 * @param fullStallMillis time in which all busy ones did
 * @param recoveryMillis longest time from an OOM kill to the first calm sample after it
 * @param unrecovered whether the run ended before that
 * @param freedPages what the killed had in RAM and swap
 * @param overkillPages of these, those that were never needed
 * @param objectiveLostMillis time in which promises were broken, summed over groups
 * @param workUnits work that batch jobs did and did not lose
 * @param fairnessPerMille Jain's index over the memcgs without a culprit, 1000 for all alike
 */
public record RunMetrics(
    long kills,
    long killedProcesses,
    long wrongKills,
    boolean panicked,
    long workLostMillis,
    long someStallMillis,
    long fullStallMillis,
    long recoveryMillis,
    boolean unrecovered,
    long freedPages,
    long overkillPages,
    long objectiveLostMillis,
    long workUnits,
    long fairnessPerMille) {
  static final long MICROS_A_MILLI = 1000;

  /** Of a run that did not come about. */
  static final RunMetrics NOTHING =
      new RunMetrics(0, 0, 0, false, 0, 0, 0, 0, false, 0, 0, 0, 0, 0);

  /** Returns what a run was worth. */
  public static RunMetrics of(Scenario scenario, RunRecord run) {
    Roles roles = new Roles(scenario);
    List<JudgedKill> kills = JudgedKill.all(scenario, run);
    PsiSample pressure =
        run.samples().isEmpty() ? PsiSample.NONE : run.samples().getLast().pressure();
    Recovery recovery = Recovery.of(run);
    return new RunMetrics(
        kills.stream().filter(kill -> kill.killedProcesses() > 0).count(),
        kills.stream().mapToLong(JudgedKill::killedProcesses).sum(),
        kills.stream().filter(JudgedKill::wrong).count(),
        run.panicked(),
        run.processes().stream().mapToLong(roles::weightedLossMicros).sum() / MICROS_A_MILLI,
        pressure.someMicros() / MICROS_A_MILLI,
        pressure.fullMicros() / MICROS_A_MILLI,
        recovery.longestMicros() / MICROS_A_MILLI,
        recovery.unrecovered(),
        kills.stream().mapToLong(JudgedKill::freedPages).sum(),
        kills.stream().mapToLong(JudgedKill::overkillPages).sum(),
        new Objectives(scenario, run).lostMicros() / MICROS_A_MILLI,
        run.processes().stream().mapToLong(ProcessOutcome::keptUnits).sum(),
        Fairness.perMille(scenario, run));
  }

  /**
   * Returns one number to rank runs by, the lower the better: the time that somebody lost, which is
   * the work lost, the time of broken promises and the time in which everything waited.
   */
  public long timeLostMillis() {
    return workLostMillis + objectiveLostMillis + fullStallMillis;
  }
}
