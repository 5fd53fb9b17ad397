package org.oomlab.core.replay;

import java.util.List;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.memory.MemcgPath;

/**
 * What a policy would have done.
 *
 * @param outcome how it ends
 * @param victimPid who is killed first, the pid a kill line would print; 0 when nobody
 * @param victimComm its name, empty when nobody
 * @param victimMemcg its memcg, {@link MemcgPath#UNKNOWN} where the source does not tell
 * @param killedPids everyone killed, the victim first; empty when nobody is, or when {@code
 *     killedKnown} is false
 * @param killedKnown whether the source shows everyone who would be killed
 */
public record Prediction(
    Outcome outcome,
    int victimPid,
    String victimComm,
    MemcgPath victimMemcg,
    List<Integer> killedPids,
    boolean killedKnown) {
  /** Nothing can be said. */
  public static final Prediction UNKNOWN =
      new Prediction(Outcome.UNKNOWN, 0, "", MemcgPath.UNKNOWN, List.of(), false);

  public Prediction {
    killedPids = List.copyOf(killedPids);
  }

  /** Returns the same without who else is killed, where the source does not show that. */
  Prediction withoutKilled() {
    return outcome == Outcome.KILLED
        ? new Prediction(outcome, victimPid, victimComm, victimMemcg, List.of(), false)
        : this;
  }

  /** Returns whether both end alike, with the same victim and the same processes killed. */
  boolean sameDecision(Prediction other) {
    return outcome == other.outcome
        && victimPid == other.victimPid
        && killedPids.equals(other.killedPids);
  }
}
