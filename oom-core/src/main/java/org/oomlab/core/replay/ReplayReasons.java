package org.oomlab.core.replay;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.text.Sizes;

/** The sentences of a judgement. */
final class ReplayReasons {
  private ReplayReasons() {}

  static String noRules(Incident incident) {
    if (incident.kernel().newest().compareTo(KernelProfiles.OLDEST) >= 0) {
      return "the report does not show which kernel it is from ("
          + incident.kernel().evidence()
          + "), and rules before "
          + KernelProfiles.OLDEST
          + " are not known";
    }
    return "this kernel ("
        + incident.kernel().evidence()
        + ") is older than the oldest rules known, those of "
        + KernelProfiles.OLDEST;
  }

  static String allocatingTaskHidden(Incident incident) {
    return "the kernel killed the allocating task, and the report does not show which process"
        + (incident.invoker().pid() > 0
            ? " its thread " + incident.invoker().pid() + " belongs to"
            : " that is");
  }

  static String boundsDecide(Incident incident, Trial one, Trial other) {
    if (one.doubt() != Doubt.NONE) {
      return "the report does not show "
          + one.doubt().words()
          + ": it would be "
          + victim(one.prediction())
          + " or "
          + victim(other.prediction());
    }
    String difference =
        one.rules().equals(other.rules())
            ? byTotal(incident, one, other)
            : "by the rules of "
                + one.rules().since()
                + " it would be "
                + victim(one.prediction())
                + ", by those of "
                + other.rules().since()
                + " "
                + victim(other.prediction());
    return missingTotals(incident) + ": " + difference;
  }

  static String undecided(Verdict verdict) {
    String sentence = verdict.explanation().reason().sentence();
    return switch (verdict) {
      case Verdict.Decline _ -> "declines: " + sentence;
      case Verdict.Wait _ -> "waits: " + sentence;
      case Verdict.KillTask _, Verdict.KillMemcg _, Verdict.NobodyKillable _, Verdict.Panic _ ->
          sentence;
    };
  }

  private static String byTotal(Incident incident, Trial one, Trial other) {
    boolean inOrder = one.totalPages() < other.totalPages();
    Trial smaller = inOrder ? one : other;
    Trial larger = inOrder ? other : one;
    return "with a total of "
        + total(incident, smaller)
        + " it would be "
        + victim(smaller.prediction())
        + ", with "
        + (larger.totalPages() < PageBounds.UNBOUNDED ? total(incident, larger) : "much more")
        + " "
        + victim(larger.prediction());
  }

  private static String total(Incident incident, Trial trial) {
    return Sizes.ofPages(trial.totalPages(), incident.machine().pageSizeBytes());
  }

  static String killLineMissing(Incident incident, Prediction predicted) {
    int chosen = incident.actual().chosenPid();
    return (chosen > 0
            ? "the log names pid " + chosen + " as chosen, but has no line that says it was killed"
            : "the log has no line that says what the kernel did")
        + "; the model names "
        + victim(predicted);
  }

  static String agrees(Incident incident, Prediction predicted, Verdict verdict) {
    Explanation explanation = verdict.explanation();
    String sentence = "the model decides the same: " + explanation.reason().sentence();
    int tied = explanation.tieSet().size();
    if (tied > 1) {
      sentence += "; " + tied + " processes tied and the order of the walk decided";
    }
    if (!predicted.killedKnown()) {
      sentence +=
          "; with it dies its group "
              + incident.mode().group()
              + ", whose members the report does not show";
    }
    if (incident.lacks(MissingFact.Kind.TASK_ROWS)) {
      sentence +=
          " among the " + incident.machine().tasks().size() + " processes the report still shows";
    }
    return sentence;
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

  static String tieNotShown(Prediction predicted, ActualOutcome actual) {
    return actual.victimComm()
        + " (pid "
        + actual.victimPid()
        + ") and "
        + victim(predicted)
        + " have equal scores, and the report does not show what decided between them: the order"
        + " of the walk";
  }

  static String panickedAfterAll() {
    return "the kernel panicked, the model finds nobody killable and goes on";
  }

  static String childSacrificed(Prediction predicted, ActualOutcome actual) {
    return "the kernel chose "
        + victim(predicted)
        + " as the model does and then killed its child "
        + actual.victimComm()
        + " (pid "
        + actual.victimPid()
        + ") instead; the report does not show whose child a process is";
  }

  static String swappinessHidden(Incident incident, Trial counted, Trial notCounted) {
    return "no report shows swappiness: at 0 the memcg's swap does not count, and with a total of "
        + total(incident, notCounted)
        + " instead of "
        + total(incident, counted)
        + " the model too decides for "
        + victim(notCounted.prediction())
        + " and not for "
        + victim(counted.prediction());
  }

  static String rebootHidden(Incident incident, Trial first) {
    return "the log has a kill of "
        + incident.actual().victimComm()
        + " (pid "
        + incident.actual().victimPid()
        + ") before this one, so that it is taken for gone and the model names "
        + victim(first.prediction())
        + "; if that was another process, as when two logs were joined, the model too decides for"
        + " it";
  }

  static String vforkHidden(
      Incident incident, Prediction predicted, Map<TaskSnapshot, TaskSnapshot> parents) {
    String pairs =
        parents.entrySet().stream()
            .map(pair -> pair.getKey().pid() + " of " + pair.getValue().pid())
            .collect(Collectors.joining(", "));
    return "the model names "
        + victim(predicted)
        + ", but whose row equals another's may be a child waiting in vfork, which the kernel"
        + " passes over and no report shows: with "
        + pairs
        + " as such the model too decides for "
        + incident.actual().victimComm()
        + " (pid "
        + incident.actual().victimPid()
        + ")";
  }

  static String victimNotShown(Incident incident, ActualOutcome actual) {
    return "the victim "
        + actual.victimComm()
        + " (pid "
        + actual.victimPid()
        + ") is not among the rows shown: "
        + details(incident, Set.of(MissingFact.Kind.TASK_ROWS));
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
        + actual.victimComm()
        + " (pid "
        + actual.victimPid()
        + ")"
        + kernels
        + "; the model names "
        + victim(predicted)
        + (predicted.outcome() == Outcome.KILLED ? models : "");
  }

  static String victimsMayDiffer(Incident incident, Prediction predicted, Verdict verdict) {
    return details(incident, Set.of(MissingFact.Kind.INTERLEAVED, MissingFact.Kind.SWAP_TOTAL))
        + ": "
        + victimsDiffer(incident, predicted, verdict);
  }

  static String killableAfterAll(Incident incident, Prediction predicted) {
    return (incident.actual().outcome() == Outcome.PANIC
            ? "the kernel panicked, the model names "
            : "the kernel found nobody killable, the model names ")
        + victim(predicted)
        + "; the table does not mark processes that an earlier kill had already emptied";
  }

  static String nobodyKillable(Outcome outcome) {
    return outcome == Outcome.PANIC
        ? "the model ends in a panic as well"
        : "the model finds nobody killable either";
  }

  private static String missingTotals(Incident incident) {
    Set<MissingFact.Kind> kinds =
        Set.of(
            MissingFact.Kind.RAM_TOTAL,
            MissingFact.Kind.SWAP_TOTAL,
            MissingFact.Kind.MEMCG_LIMIT,
            MissingFact.Kind.CONSTRAINT,
            MissingFact.Kind.KERNEL);
    String details = details(incident, kinds);
    return details.isEmpty() ? "the report leaves the total or the release open" : details;
  }

  private static String details(Incident incident, Set<MissingFact.Kind> kinds) {
    return incident.missing().stream()
        .filter(fact -> kinds.contains(fact.kind()))
        .map(MissingFact::detail)
        .collect(Collectors.joining("; "));
  }

  private static String victim(Prediction prediction) {
    return switch (prediction.outcome()) {
      case KILLED -> prediction.victimComm() + " (pid " + prediction.victimPid() + ")";
      case NO_KILLABLE -> "nobody";
      case PANIC -> "a panic";
      case UNKNOWN -> "no decision";
    };
  }

  private static String pids(Set<Integer> pids) {
    return pids.isEmpty()
        ? "nobody else"
        : pids.stream().map(pid -> "pid " + pid).collect(Collectors.joining(", "));
  }
}
