package org.oomlab.core.replay;

import java.util.Set;
import java.util.stream.Collectors;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.core.text.Sizes;

/** What the sentences of a judgement have in common. */
final class Wording {
  private Wording() {}

  static String victim(Prediction prediction) {
    return switch (prediction.outcome()) {
      case KILLED -> prediction.victimComm() + " (pid " + prediction.victimPid() + ")";
      case NO_KILLABLE -> "nobody";
      case PANIC -> "a panic";
      case UNKNOWN -> "no decision";
    };
  }

  /** Whom the kernel killed. */
  static String named(ActualOutcome actual) {
    return actual.victimComm() + " (pid " + actual.victimPid() + ")";
  }

  static String pids(Set<Integer> pids) {
    return pids.isEmpty()
        ? "nobody else"
        : pids.stream().map(pid -> "pid " + pid).collect(Collectors.joining(", "));
  }

  static String total(Incident incident, Trial trial) {
    return Sizes.ofPages(trial.totalPages(), incident.machine().pageSizeBytes());
  }

  static String details(Incident incident, Set<MissingFact.Kind> kinds) {
    return incident.missing().stream()
        .filter(fact -> kinds.contains(fact.kind()))
        .map(MissingFact::detail)
        .collect(Collectors.joining("; "));
  }
}
