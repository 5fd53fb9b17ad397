package org.oomlab.core.spare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.compare.SnapshotIncident;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.snapshot.Snapshot;
import org.oomlab.core.spare.SparedProcess.Source;
import org.oomlab.core.spare.SparedProcess.Standing;

/**
 * What would have saved a process from an OOM: of each lever the smallest change, in the very OOM
 * of the report and with nothing else changed. Saved means that it lives and somebody else dies, or
 * that the memory asked for was there. Each change of a process or a flag is decided again by the
 * policy, and so is the one a step smaller, which does not save it; a limit is held against the
 * counters that the report prints. Pure but for the policy; thread-safe.
 */
public final class Spare {
  private static final Remedy NOT_SHORT_YET =
      new Remedy.Impossible(Lever.SWAP, "nothing is short yet, and how much would be is not known");

  private final VictimPolicy policy;
  private final List<KernelRelease> release;

  private Spare(VictimPolicy policy, List<KernelRelease> release) {
    this.policy = policy;
    this.release = List.copyOf(release);
  }

  /** Asks a policy, by the rules of the kernel that each report shows. */
  public static Spare by(VictimPolicy policy) {
    return new Spare(policy, List.of());
  }

  /** Asks a policy, by the rules of another release. */
  public static Spare by(VictimPolicy policy, KernelRelease release) {
    return new Spare(policy, List.of(release));
  }

  /**
   * Returns the processes of a report that are meant, each with its remedies; none where the report
   * has no such process. Where its victim is meant there is always one, which may be nobody.
   *
   * @param index number of the report over all inputs
   */
  public List<SparedProcess> of(long index, Incident incident, Wanted wanted) {
    List<TaskSnapshot> meant = wanted.among(incident);
    if (meant.isEmpty() && wanted instanceof Wanted.Called) {
      return List.of();
    }
    Rerun rerun = new Rerun(new ReportDecider(policy, release));
    OneOom oom = new OneOom(Source.REPORT, index, incident, rerun.judge(incident), rerun);
    return meant.isEmpty()
        ? List.of(oom.undecided(Named.NOBODY, noVictim(incident.actual().outcome())))
        : meant.stream().map(oom::spared).toList();
  }

  /**
   * Returns the same of a snapshot, which leaves nothing open; its victim is whom the policy kills.
   *
   * @param source stored, or this host
   * @param input what the snapshot is called in results
   * @throws IllegalArgumentException when there are no rules for its kernel; {@link #rules} tells
   */
  public List<SparedProcess> of(
      Source source, long index, String input, Snapshot snapshot, Wanted wanted) {
    KernelRules rules =
        rules(snapshot).orElseThrow(() -> new IllegalArgumentException("no rules for " + input));
    Incident incident = SnapshotIncident.of(input, snapshot);
    Rerun rerun = new Rerun(new SnapshotDecider(policy, snapshot.control(), rules));
    Judgement judgement = rerun.judge(incident);
    OneOom oom = new OneOom(source, index, incident, judgement, rerun);
    boolean victim = wanted instanceof Wanted.Victim;
    int victimPid = judgement.predicted().victimPid();
    List<TaskSnapshot> meant =
        victim
            ? incident.machine().tasks().stream()
                .filter(task -> victimPid > 0 && task.mmPid() == victimPid)
                .limit(1)
                .toList()
            : wanted.among(incident);
    return meant.isEmpty() && victim
        ? List.of(oom.undecided(Named.NOBODY, judgement.reason()))
        : meant.stream().map(oom::spared).toList();
  }

  /** Returns the rules that decide a snapshot, empty where none are known for its kernel. */
  public Optional<KernelRules> rules(Snapshot snapshot) {
    return KernelProfiles.rulesFor(
        release.isEmpty() ? snapshot.machine().kernel() : release.getFirst());
  }

  /**
   * Returns the same of a report where the policy failed: whom it is about, without remedies.
   *
   * @param judgement what is left to say, with the reason
   */
  public List<SparedProcess> unjudged(
      long index, Incident incident, Wanted wanted, Judgement judgement) {
    List<TaskSnapshot> meant = wanted.among(incident);
    List<Named> processes =
        meant.isEmpty() && wanted instanceof Wanted.Victim
            ? List.of(Named.NOBODY)
            : meant.stream().map(Named::of).toList();
    Rerun rerun = new Rerun(new ReportDecider(policy, release));
    OneOom oom = new OneOom(Source.REPORT, index, incident, judgement, rerun);
    return processes.stream().map(process -> oom.undecided(process, judgement.reason())).toList();
  }

  private static String noVictim(Outcome outcome) {
    return switch (outcome) {
      case KILLED -> "the victim is not in the table of processes";
      case NO_KILLABLE -> "nobody could be killed";
      case PANIC -> "the kernel panicked";
      case UNKNOWN -> "the log has no line that says what the kernel did";
    };
  }

  /** One OOM and what decides it. */
  private record OneOom(
      Source source, long index, Incident incident, Judgement judgement, Rerun rerun) {

    SparedProcess spared(TaskSnapshot task) {
      Named process = Named.of(task);
      if (incident.lacks(MissingFact.Kind.TASK_ROWS)) {
        return undecided(
            process, "rows of the table are missing, and who dies instead may be one of them");
      }
      return switch (rerun.asItWas(judgement, incident, process)) {
        case Fate.Dies _ ->
            new SparedProcess(
                source,
                index,
                incident,
                judgement,
                process,
                Standing.DIES,
                "",
                remedies(new Plight(incident, task, judgement, rerun)));
        case Fate.Lives lives ->
            survives(
                process,
                incident.actual().killedPids().contains(process.pid())
                    ? judgement.reason()
                    : lives.victims().stream().map(Named::words).collect(Collectors.joining(" or "))
                        + " dies");
        case Fate.NobodyDies _ -> survives(process, "nobody can be killed");
        case Fate.Panics _ -> undecided(process, "the kernel panics instead");
        case Fate.Open(String reason) -> undecided(process, reason);
      };
    }

    private List<Remedy> remedies(Plight plight) {
      return List.of(
          AdjLever.of(plight),
          SizeLever.of(plight),
          OtherAdjLever.of(plight),
          MemoryMaxLever.of(plight.incident()),
          source == Source.HOST ? NOT_SHORT_YET : SwapLever.of(plight.incident()),
          GroupLever.of(plight));
    }

    private SparedProcess survives(Named process, String reason) {
      return without(process, Standing.SURVIVES, reason);
    }

    SparedProcess undecided(Named process, String reason) {
      return without(process, Standing.UNDECIDED, reason);
    }

    private SparedProcess without(Named process, Standing standing, String reason) {
      return new SparedProcess(
          source, index, incident, judgement, process, standing, reason, List.of());
    }
  }
}
