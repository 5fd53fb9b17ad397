package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;

/**
 * Decides an OOM again. Every reading of what a report leaves open is tried, so that a process
 * lives only where it does at every total, and under every release, that fits; who dies instead may
 * then hang on them.
 *
 * @param decider what decides
 */
record Rerun(Decider decider) {

  Judgement judge(Incident incident) {
    return decider.judge(incident);
  }

  Knob knob(Incident incident) {
    return decider.knob(incident);
  }

  /** Returns what becomes of a process of a changed OOM. */
  Fate fate(Incident changed, Named process) {
    Incident undecided = Altered.undecided(changed);
    return fate(judge(undecided), undecided, process);
  }

  /**
   * Returns what becomes of a process of the OOM as it was. What the kernel did may show that less
   * is known than seemed; then nothing is told.
   *
   * @param judgement what the decider makes of it
   */
  Fate asItWas(Judgement judgement, Incident incident, Named process) {
    Fate fate = fate(incident, process);
    boolean isOpen = judgement.predicted().outcome() == Outcome.UNKNOWN;
    boolean isOpenAnyway = fate instanceof Fate.Lives lives && lives.predictions().size() > 1;
    return isOpen && !isOpenAnyway ? new Fate.Open(judgement.reason()) : fate;
  }

  private Fate fate(Judgement judgement, Incident undecided, Named process) {
    return switch (judgement.predicted().outcome()) {
      case UNKNOWN -> ofSeveral(judgement, undecided, process);
      case NO_KILLABLE -> new Fate.NobodyDies();
      case PANIC -> new Fate.Panics();
      case KILLED -> ofKill(judgement, undecided, process);
    };
  }

  private static Fate ofKill(Judgement judgement, Incident incident, Named process) {
    Prediction prediction = judgement.predicted();
    if (prediction.victimPid() == process.pid()
        || prediction.killedPids().contains(process.pid())) {
      return new Fate.Dies(process, prediction, judgement.explanation());
    }
    return spares(prediction, incident, process)
        ? new Fate.Lives(List.of(prediction), judgement)
        : new Fate.Open(
            "the report does not show who dies with " + Named.victimOf(prediction).words());
  }

  private Fate ofSeveral(Judgement judgement, Incident incident, Named process) {
    List<Prediction> possible = decider.possible(incident);
    boolean lives =
        !possible.isEmpty()
            && possible.stream()
                .allMatch(
                    prediction ->
                        prediction.outcome() == Outcome.KILLED
                            && spares(prediction, incident, process));
    return lives ? new Fate.Lives(possible, judgement) : new Fate.Open(judgement.reason());
  }

  private static boolean spares(Prediction prediction, Incident incident, Named process) {
    return prediction.victimPid() != process.pid()
        && (prediction.killedKnown()
            ? !prediction.killedPids().contains(process.pid())
            : isSparedByAnyGroup(incident, process));
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
}
