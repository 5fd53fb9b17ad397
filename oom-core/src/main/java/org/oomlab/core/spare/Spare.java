package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.spare.SparedProcess.Standing;

/**
 * What would have saved a process from an OOM: of each lever the smallest change, in the very OOM
 * of the report and with nothing else changed. Saved means that it lives and somebody else dies, or
 * that the memory asked for was there. Each change of a process or a flag is decided again by the
 * policy, and so is the one a step smaller, which does not save it; a limit is held against the
 * counters that the report prints. Pure but for the policy; thread-safe.
 */
public final class Spare {
  private final Rerun rerun;

  private Spare(Rerun rerun) {
    this.rerun = rerun;
  }

  /** Asks a policy, by the rules of the kernel that each report shows. */
  public static Spare by(VictimPolicy policy) {
    return new Spare(new Rerun(policy, List.of()));
  }

  /** Asks a policy, by the rules of another release. */
  public static Spare by(VictimPolicy policy, KernelRelease release) {
    return new Spare(new Rerun(policy, List.of(release)));
  }

  /**
   * Returns the processes of a report that are meant, each with its remedies; none where the report
   * has no such process. Where its victim is meant there is always one, which may be nobody.
   *
   * @param index number of the report over all inputs
   */
  public List<SparedProcess> of(long index, Incident incident, Wanted wanted) {
    List<TaskSnapshot> meant = wanted.among(incident);
    boolean victimHidden = wanted instanceof Wanted.Victim && meant.isEmpty();
    if (meant.isEmpty() && !victimHidden) {
      return List.of();
    }
    Judgement judgement = rerun.judge(incident);
    return victimHidden
        ? List.of(
            without(
                index, incident, judgement, Named.NOBODY, Standing.UNDECIDED, noVictim(incident)))
        : meant.stream().map(task -> spared(index, incident, judgement, task)).toList();
  }

  /**
   * Returns the same where the policy failed: whom it is about, without remedies.
   *
   * @param judgement what is left to say, with the reason
   */
  public static List<SparedProcess> unjudged(
      long index, Incident incident, Wanted wanted, Judgement judgement) {
    List<TaskSnapshot> meant = wanted.among(incident);
    List<Named> processes =
        meant.isEmpty() && wanted instanceof Wanted.Victim
            ? List.of(Named.NOBODY)
            : meant.stream().map(Named::of).toList();
    return processes.stream()
        .map(
            process ->
                without(
                    index, incident, judgement, process, Standing.UNDECIDED, judgement.reason()))
        .toList();
  }

  private SparedProcess spared(
      long index, Incident incident, Judgement judgement, TaskSnapshot task) {
    Named process = Named.of(task);
    if (incident.lacks(MissingFact.Kind.TASK_ROWS)) {
      String reason = "rows of the table are missing, and who dies instead may be one of them";
      return without(index, incident, judgement, process, Standing.UNDECIDED, reason);
    }
    return switch (Rerun.fate(judgement, process)) {
      case Fate.Dies _ ->
          new SparedProcess(
              index,
              incident,
              judgement,
              process,
              Standing.DIES,
              "",
              remedies(new Plight(incident, task, judgement, rerun)));
      case Fate.Lives lives ->
          without(
              index,
              incident,
              judgement,
              process,
              Standing.SURVIVES,
              incident.actual().killedPids().contains(process.pid())
                  ? judgement.reason()
                  : Named.victimOf(lives.prediction()).words() + " dies");
      case Fate.NobodyDies _ ->
          without(index, incident, judgement, process, Standing.SURVIVES, "nobody can be killed");
      case Fate.Panics _ ->
          without(
              index, incident, judgement, process, Standing.UNDECIDED, "the kernel panics instead");
      case Fate.Open(String reason) ->
          without(index, incident, judgement, process, Standing.UNDECIDED, reason);
    };
  }

  private static List<Remedy> remedies(Plight plight) {
    return List.of(
        AdjLever.of(plight),
        SizeLever.of(plight),
        OtherAdjLever.of(plight),
        MemoryMaxLever.of(plight.incident()),
        SwapLever.of(plight.incident()),
        GroupLever.of(plight));
  }

  private static String noVictim(Incident incident) {
    Outcome outcome = incident.actual().outcome();
    return switch (outcome) {
      case KILLED -> "the victim is not in the table of processes";
      case NO_KILLABLE -> "nobody could be killed";
      case PANIC -> "the kernel panicked";
      case UNKNOWN -> "the log has no line that says what the kernel did";
    };
  }

  private static SparedProcess without(
      long index,
      Incident incident,
      Judgement judgement,
      Named process,
      Standing standing,
      String reason) {
    return new SparedProcess(index, incident, judgement, process, standing, reason, List.of());
  }
}
