package org.oomlab.core.compare;

import java.util.Set;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.select.Explanation;
import org.oomlab.core.replay.Prediction;

/**
 * What one policy makes of one situation.
 *
 * @param policy the policy as it was asked for
 * @param status whether it decided
 * @param prediction who dies by it; unknown unless it decided
 * @param toll what that frees and destroys
 * @param explanation its ranking
 * @param sentence why, or why it did not decide; without a full stop
 */
public record PolicyOutcome(
    String policy,
    Status status,
    Prediction prediction,
    Toll toll,
    Explanation explanation,
    String sentence) {

  /** Whether a policy decided. */
  public enum Status {
    /** It did. */
    DECIDED,
    /** The source lacks a fact, or the policy declines. */
    UNDECIDED,
    /** It broke its contract: an exception, an impossible verdict, too much time. */
    FAILED
  }

  /** Returns whether it kills. */
  public boolean kills() {
    return prediction.outcome() == Outcome.KILLED;
  }

  /** Returns whether both decided, and for the same victims. */
  public boolean sameAs(PolicyOutcome other) {
    return status == Status.DECIDED
        && other.status == Status.DECIDED
        && prediction.outcome() == other.prediction.outcome()
        && prediction.victimPid() == other.prediction.victimPid()
        && prediction.killedKnown() == other.prediction.killedKnown()
        && Set.copyOf(prediction.killedPids()).equals(Set.copyOf(other.prediction.killedPids()));
  }
}
