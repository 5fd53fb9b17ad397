package org.oomlab.core.replay;

import static org.oomlab.core.replay.Wording.details;
import static org.oomlab.core.replay.Wording.named;
import static org.oomlab.core.replay.Wording.pids;
import static org.oomlab.core.replay.Wording.victim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Verdict;

/** The sentences of a judgement where model and kernel are compared. */
final class ReplayReasons {
  /** What a log lacks that does not tell all that was before a report. */
  static final Set<MissingFact.Kind> LOST_BEFORE =
      Set.of(MissingFact.Kind.HEAD, MissingFact.Kind.EARLIER_LINES, MissingFact.Kind.INTERLEAVED);

  private ReplayReasons() {}

  static String undecided(Verdict verdict) {
    String sentence = verdict.explanation().reason().sentence();
    return switch (verdict) {
      case Verdict.Decline _ -> "declines: " + sentence;
      case Verdict.Wait _ -> "waits: " + sentence;
      case Verdict.KillTask _, Verdict.KillMemcg _, Verdict.NobodyKillable _, Verdict.Panic _ ->
          sentence;
    };
  }

  static String agrees(Incident incident, Prediction predicted, Verdict verdict) {
    Explanation explanation = verdict.explanation();
    String sentence = "the model decides the same: " + explanation.reason().sentence();
    int tied = explanation.tieSet().size();
    if (tied > 1) {
      sentence += "; " + tied + " processes tied and the order of the walk decided";
    }
    if (!predicted.killedKnown() && incident.mode().group().isKnown()) {
      sentence +=
          "; with it dies its group "
              + incident.mode().group()
              + ", whose members the report does not show";
    }
    return sentence;
  }

  /** The highest of some rows need not be the highest of all. */
  static String highestShown(Incident incident, Prediction predicted) {
    int shown = incident.machine().tasks().size();
    return details(incident, Set.of(MissingFact.Kind.TASK_ROWS))
        + ": of the "
        + (shown == 1 ? "one process" : shown + " processes")
        + " shown the model too decides for "
        + victim(predicted);
  }

  static String othersDiffer(Prediction predicted, ActualOutcome actual) {
    Set<Integer> onlyModel = new LinkedHashSet<>(predicted.killedPids());
    actual.killedPids().forEach(onlyModel::remove);
    Set<Integer> onlyKernel = new LinkedHashSet<>(actual.killedPids());
    predicted.killedPids().forEach(onlyKernel::remove);
    return "the victim is the same, but with it only the kernel killed "
        + pids(onlyKernel)
        + " and only the model "
        + pids(onlyModel);
  }

  static String killLinesMissing(Prediction predicted, ActualOutcome actual) {
    int silent = predicted.killedPids().size() - actual.killedPids().size();
    return "the victim is the same; of the "
        + predicted.killedPids().size()
        + " processes that die with its group the log has no kill line for "
        + silent
        + ", it may be cut there";
  }

  static String panickedAfterAll() {
    return "the kernel panicked, the model finds nobody killable and goes on";
  }

  static String victimsDiffer(Incident incident, Prediction predicted, Verdict verdict) {
    ActualOutcome actual = incident.actual();
    List<Candidate> ranking = verdict.explanation().ranking();
    String kernels =
        ranking.stream()
            .filter(candidate -> candidate.task().mmPid() == actual.victimPid())
            .map(
                candidate ->
                    ", rank " + candidate.rank() + " here with " + candidate.points() + " points")
            .findFirst()
            .orElse(", not a candidate here");
    String models = ranking.isEmpty() ? "" : " with " + ranking.getFirst().points() + " points";
    return "the kernel killed "
        + named(actual)
        + kernels
        + "; the model names "
        + victim(predicted)
        + (predicted.outcome() == Outcome.KILLED ? models : "");
  }

  static String victimsMayDiffer(Incident incident, Prediction predicted, Verdict verdict) {
    Set<MissingFact.Kind> doubts =
        Set.of(
            MissingFact.Kind.INTERLEAVED, MissingFact.Kind.KILL_LINE, MissingFact.Kind.SWAP_TOTAL);
    return details(incident, doubts) + ": " + victimsDiffer(incident, predicted, verdict);
  }

  static String killableAfterAll(Incident incident, Prediction predicted) {
    return (incident.actual().outcome() == Outcome.PANIC
            ? "the kernel panicked, the model names "
            : "the kernel found nobody killable, the model names ")
        + victim(predicted)
        + "; the table does not mark processes that an earlier kill had already emptied";
  }

  static String mayBeEmptied(Incident incident, Prediction predicted) {
    return details(incident, LOST_BEFORE)
        + ", and earlier kills with them: "
        + killableAfterAll(incident, predicted);
  }

  static String nobodyKillable(Outcome outcome) {
    return outcome == Outcome.PANIC
        ? "the model ends in a panic as well"
        : "the model finds nobody killable either";
  }
}
