package org.oomlab.core.replay;

import static org.oomlab.core.replay.Wording.details;
import static org.oomlab.core.replay.Wording.named;
import static org.oomlab.core.replay.Wording.total;
import static org.oomlab.core.replay.Wording.victim;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.rules.KernelProfiles;

/** The sentences of a judgement that hangs on what a report does not show. */
final class DoubtReasons {
  private DoubtReasons() {}

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

  static String tieNotShown(Prediction predicted, ActualOutcome actual) {
    return named(actual)
        + " and "
        + victim(predicted)
        + " have equal scores, and the report does not show what decided between them: the order"
        + " of the walk";
  }

  static String childSacrificed(Prediction predicted, ActualOutcome actual) {
    return "the kernel chose "
        + victim(predicted)
        + " as the model does and then killed its child "
        + named(actual)
        + " instead; the report does not show whose child a process is";
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
        + named(incident.actual())
        + " before this one, so that it is taken for gone and the model names "
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
        + named(incident.actual());
  }

  static String victimNotShown(Incident incident, ActualOutcome actual) {
    return "the victim "
        + named(actual)
        + " is not among the rows shown: "
        + details(incident, Set.of(MissingFact.Kind.TASK_ROWS));
  }

  /** A child in vfork is passed over, and only its parent's row beside its own shows what it is. */
  static String parentNotShown(Incident incident, Prediction predicted, ActualOutcome actual) {
    return details(incident, Set.of(MissingFact.Kind.TASK_ROWS))
        + ": the kernel killed "
        + named(actual)
        + ", the model "
        + victim(predicted)
        + ", which may be in vfork, a child of a process that is not shown";
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

  static String killLineMissing(Incident incident, Prediction predicted) {
    int chosen = incident.actual().chosenPid();
    return (chosen > 0
            ? "the log names pid " + chosen + " as chosen, but has no line that says it was killed"
            : "the log has no line that says what the kernel did")
        + "; the model names "
        + victim(predicted);
  }
}
