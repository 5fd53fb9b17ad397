package org.oomlab.cli.analysis;

import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.core.replay.Agreement;
import org.oomlab.core.replay.Judgement;

/** Tells the user how to settle what only the machine's swap leaves open. */
final class SwapHint {
  private SwapHint() {}

  /** Returns the judgement, with the option named in its reason where that would help. */
  static Judgement add(Incident incident, Judgement judgement, String option) {
    boolean openForTotal =
        judgement.agreement() == Agreement.INDETERMINATE
            && judgement.predicted().outcome() == Outcome.UNKNOWN
            && !judgement.totalPages().isExact()
            && !judgement.candidates().isEmpty()
            && incident.lacks(MissingFact.Kind.SWAP_TOTAL);
    return openForTotal
        ? new Judgement(
            judgement.agreement(),
            judgement.reason() + "; " + option + " SIZE tells how much swap the machine has",
            judgement.predicted(),
            judgement.explanation(),
            judgement.totalPages(),
            judgement.rules())
        : judgement;
  }
}
