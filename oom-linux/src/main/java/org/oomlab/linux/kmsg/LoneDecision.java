package org.oomlab.linux.kmsg;

import org.jspecify.annotations.Nullable;
import org.oomlab.linux.text.KernelLine;

/**
 * A decision line that no report awaited. The kill line that follows it takes it; where none does,
 * it is all that is left of a report. Not thread-safe.
 */
final class LoneDecision {
  private @Nullable Held held;

  private record Held(KernelLine line, DecisionLine decision, LogTracker tracker) {}

  void hold(KernelLine line, DecisionLine decision, LogTracker tracker) {
    held = new Held(line, decision, tracker);
  }

  /** Returns whether a line is the one held once more, as when lines were pasted twice. */
  boolean isRepeated(KernelLine line, DecisionLine decision) {
    return held != null
        && held.line().host().equals(line.host())
        && held.line().timestamp().equals(line.timestamp())
        && held.decision().pid() == decision.pid()
        && held.decision().comm().equals(decision.comm())
        && held.decision().score() == decision.score();
  }

  /** Takes it for a kill; {@link DecisionLine#NONE} where there is none of the same machine. */
  DecisionLine takeFor(KernelLine kill, OpenReports reports) {
    if (held == null || !held.line().host().equals(kill.host())) {
      end(reports);
      return DecisionLine.NONE;
    }
    DecisionLine decision = held.decision();
    held = null;
    return decision;
  }

  /** Hands over what no kill took, as a report of its own. */
  void end(OpenReports reports) {
    if (held != null) {
      reports.handHeadless(held.line(), held.decision(), held.tracker());
      held = null;
    }
  }
}
