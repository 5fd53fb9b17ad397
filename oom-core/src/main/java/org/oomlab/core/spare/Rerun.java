package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.replay.Replay;

/**
 * Decides an OOM again. Every reading of what the report leaves open is tried, so that a process
 * lives only where it does at every total, and under every release, that fits.
 */
final class Rerun {
  private final VictimPolicy policy;
  private final List<KernelRelease> release;

  /**
   * Makes one.
   *
   * @param release the release whose rules are asked for, none where the report decides
   */
  Rerun(VictimPolicy policy, List<KernelRelease> release) {
    this.policy = policy;
    this.release = List.copyOf(release);
  }

  Judgement judge(Incident incident) {
    return release.isEmpty()
        ? Replay.judge(incident, policy)
        : Replay.judge(incident, policy, release.getFirst());
  }

  /** Returns what becomes of a process of a changed OOM. */
  Fate fate(Incident changed, Named process) {
    Judgement judgement = judge(Altered.undecided(changed));
    Prediction prediction = judgement.predicted();
    boolean spared =
        prediction.outcome() == Outcome.KILLED
            && prediction.victimPid() != process.pid()
            && !prediction.killedKnown()
            && isSparedByAnyGroup(changed, process);
    return spared ? new Fate.Lives(prediction, judgement.explanation()) : fate(judgement, process);
  }

  /**
   * Whom no group takes along, whoever its members are: {@code oom_kill_memcg_member()},
   * mm/oom_kill.c, 4.19 to 6.18, leaves out {@code oom_score_adj} -1000.
   */
  private static boolean isSparedByAnyGroup(Incident incident, Named process) {
    return incident.machine().tasks().stream()
        .filter(task -> task.mmPid() == process.pid())
        .anyMatch(
            task ->
                task.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN
                    && task.sharedMm() == TaskSnapshot.MM_NOT_SHARED);
  }

  static Fate fate(Judgement judgement, Named process) {
    Prediction prediction = judgement.predicted();
    return switch (prediction.outcome()) {
      case UNKNOWN -> new Fate.Open(judgement.reason());
      case NO_KILLABLE -> new Fate.NobodyDies();
      case PANIC -> new Fate.Panics();
      case KILLED -> ofKill(judgement, prediction, process);
    };
  }

  private static Fate ofKill(Judgement judgement, Prediction prediction, Named process) {
    if (prediction.victimPid() == process.pid()
        || prediction.killedPids().contains(process.pid())) {
      return new Fate.Dies(process, prediction, judgement.explanation());
    }
    return prediction.killedKnown()
        ? new Fate.Lives(prediction, judgement.explanation())
        : new Fate.Open(
            "the report does not show who dies with " + Named.victimOf(prediction).words());
  }
}
