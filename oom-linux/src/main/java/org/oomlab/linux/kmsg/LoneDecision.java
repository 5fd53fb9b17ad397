package org.oomlab.linux.kmsg;

import java.util.Optional;
import org.oomlab.linux.text.KernelLine;

/**
 * A decision line that no report awaited. The kill line that follows it takes it; where none does,
 * it is all that is left of a report. Not thread-safe.
 */
final class LoneDecision {
  private Optional<Held> held = Optional.empty();

  private record Held(KernelLine line, DecisionLine decision) {}

  void hold(KernelLine line, DecisionLine decision) {
    held = Optional.of(new Held(line, decision));
  }

  /** Returns whether a line is the one held once more, as when lines were pasted twice. */
  boolean isRepeated(KernelLine line, DecisionLine decision) {
    return held.filter(
            one ->
                one.line().timestamp().equals(line.timestamp())
                    && one.decision().pid() == decision.pid()
                    && one.decision().comm().equals(decision.comm())
                    && one.decision().score() == decision.score())
        .isPresent();
  }

  /** Takes it for a kill; {@link DecisionLine#NONE} where there is none. */
  DecisionLine take() {
    DecisionLine decision = held.map(Held::decision).orElse(DecisionLine.NONE);
    held = Optional.empty();
    return decision;
  }

  /** Hands over what no kill took, as a report of its own. */
  void end(OpenReports reports) {
    held.ifPresent(left -> reports.handHeadless(left.line(), left.decision()));
    held = Optional.empty();
  }
}
