package org.oomlab.core.report.words;

import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Outcome;
import org.oomlab.core.compare.PolicyOutcome;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.text.SafeText;

/** Who died, short enough for a cell of a table: {@code postgres 812 +3}. */
public final class VictimLabel {
  private VictimLabel() {}

  /** Returns whom the kernel killed. */
  public static String of(ActualOutcome actual) {
    return switch (actual.outcome()) {
      case KILLED ->
          victim(actual.victimComm(), actual.victimPid(), actual.killedPids().size() - 1);
      case NO_KILLABLE -> "nobody";
      case PANIC -> "panic";
      case UNKNOWN -> "not shown";
    };
  }

  /** Returns whom a policy would kill. */
  public static String of(PolicyOutcome outcome) {
    return switch (outcome.status()) {
      case FAILED -> "failed";
      case UNDECIDED -> outcome.sentence().startsWith("declines") ? "declines" : "undecided";
      case DECIDED -> decided(outcome);
    };
  }

  private static String decided(PolicyOutcome outcome) {
    Prediction prediction = outcome.prediction();
    if (prediction.outcome() == Outcome.PANIC) {
      return "panic";
    }
    return outcome.kills()
        ? victim(
                prediction.victimComm(), prediction.victimPid(), prediction.killedPids().size() - 1)
            + (prediction.killedKnown() ? "" : " +?")
        : "nobody";
  }

  private static String victim(String comm, int pid, int others) {
    return SafeText.clean(comm) + " " + pid + (others > 0 ? " +" + others : "");
  }
}
