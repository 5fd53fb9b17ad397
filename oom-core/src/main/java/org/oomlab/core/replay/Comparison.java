package org.oomlab.core.replay;

import java.util.Set;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.select.ChildSacrifice;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.Verdict;

/** Holds a prediction against what the kernel did. */
record Comparison(Agreement agreement, String reason) {

  static Comparison of(
      Incident incident, Prediction predicted, Verdict verdict, KernelRules rules) {
    ActualOutcome actual = incident.actual();
    if (predicted.outcome() == Outcome.UNKNOWN) {
      return indeterminate(ReplayReasons.undecided(verdict));
    }
    return switch (actual.outcome()) {
      case UNKNOWN -> indeterminate(DoubtReasons.killLineMissing(incident, predicted));
      case KILLED -> ofKill(incident, predicted, verdict, rules);
      case NO_KILLABLE, PANIC -> ofNoKill(incident, predicted);
    };
  }

  private static Comparison ofKill(
      Incident incident, Prediction predicted, Verdict verdict, KernelRules rules) {
    ActualOutcome actual = incident.actual();
    if (predicted.victimPid() == actual.victimPid()) {
      return ofSameVictim(incident, predicted, verdict);
    }
    if (rules.kill().childSacrifice() != ChildSacrifice.NONE
        && actual.chosenPid() != actual.victimPid()
        && actual.chosenPid() == predicted.victimPid()) {
      return indeterminate(DoubtReasons.childSacrificed(predicted, actual));
    }
    if (!shown(incident, actual.victimPid())) {
      return indeterminate(DoubtReasons.victimNotShown(incident, actual));
    }
    if (TieDoubt.excuses(incident, predicted, verdict, rules)) {
      return indeterminate(DoubtReasons.tieNotShown(predicted, actual));
    }
    if (incident.lacks(MissingFact.Kind.TASK_ROWS) && rules.exemption().vfork()) {
      return indeterminate(DoubtReasons.parentNotShown(incident, predicted, actual));
    }
    if (incident.lacks(MissingFact.Kind.INTERLEAVED)
        || incident.lacks(MissingFact.Kind.KILL_LINE)) {
      return indeterminate(ReplayReasons.victimsMayDiffer(incident, predicted, verdict));
    }
    return new Comparison(
        Agreement.DISAGREE, ReplayReasons.victimsDiffer(incident, predicted, verdict));
  }

  /** Kill lines that a log lacks, at its end or in a gap, do not speak against the decision. */
  private static Comparison ofSameVictim(Incident incident, Prediction predicted, Verdict verdict) {
    ActualOutcome actual = incident.actual();
    if (incident.lacks(MissingFact.Kind.TASK_ROWS) && verdict.explanation().scored()) {
      return indeterminate(ReplayReasons.highestShown(incident, predicted));
    }
    if (!predicted.killedKnown()
        || Set.copyOf(predicted.killedPids()).equals(Set.copyOf(actual.killedPids()))) {
      return new Comparison(Agreement.AGREE, ReplayReasons.agrees(incident, predicted, verdict));
    }
    return predicted.killedPids().containsAll(actual.killedPids())
        ? new Comparison(Agreement.AGREE, ReplayReasons.killLinesMissing(predicted, actual))
        : new Comparison(Agreement.DISAGREE, ReplayReasons.othersDiffer(predicted, actual));
  }

  /**
   * A log may end between "nobody killable" and the panic that follows, so that one is enough. Whom
   * an earlier kill emptied no table marks; where the log lacks lines before it, they may tell.
   */
  private static Comparison ofNoKill(Incident incident, Prediction predicted) {
    Outcome actual = incident.actual().outcome();
    if (predicted.outcome() == Outcome.KILLED) {
      return ReplayReasons.LOST_BEFORE.stream().anyMatch(incident::lacks)
          ? indeterminate(ReplayReasons.mayBeEmptied(incident, predicted))
          : new Comparison(Agreement.DISAGREE, ReplayReasons.killableAfterAll(incident, predicted));
    }
    return actual == Outcome.PANIC && predicted.outcome() == Outcome.NO_KILLABLE
        ? new Comparison(Agreement.DISAGREE, ReplayReasons.panickedAfterAll())
        : new Comparison(Agreement.AGREE, ReplayReasons.nobodyKillable(actual));
  }

  /** A victim outside a damaged table proves nothing; outside a whole one it is a disagreement. */
  private static boolean shown(Incident incident, int pid) {
    return !incident.lacks(MissingFact.Kind.TASK_ROWS)
        || incident.machine().tasks().stream()
            .anyMatch(task -> task.mmPid() == pid || task.pid() == pid);
  }

  private static Comparison indeterminate(String reason) {
    return new Comparison(Agreement.INDETERMINATE, reason);
  }
}
