package org.oomlab.api.incident;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.oomlab.api.memory.MemcgPath;

/**
 * What the kernel did, by its own words.
 *
 * @param outcome how it ended
 * @param victimPid pid of the victim, 0 when there is none
 * @param victimComm its name, empty when there is none
 * @param victimMemcg its memcg, {@link MemcgPath#UNKNOWN} where not printed
 * @param killedPids every process this invocation killed, each once, the victim first
 * @param chosenPid the process the selection chose, which differs from the victim where a child
 *     died in its place (up to 5.0); 0 when there is none
 */
public record ActualOutcome(
    Outcome outcome,
    int victimPid,
    String victimComm,
    MemcgPath victimMemcg,
    List<Integer> killedPids,
    int chosenPid) {
  /** The report ends before it says. */
  public static final ActualOutcome UNKNOWN =
      new ActualOutcome(Outcome.UNKNOWN, 0, "", MemcgPath.UNKNOWN, List.of(), 0);

  public ActualOutcome {
    requireNonNull(victimComm, "victimComm");
    requireNonNull(victimMemcg, "victimMemcg");
    killedPids = List.copyOf(killedPids);
    if (victimPid < 0 || chosenPid < 0) {
      throw new IllegalArgumentException(
          "negative pid: victim " + victimPid + ", chosen " + chosenPid);
    }
    if (outcome != Outcome.KILLED && (victimPid > 0 || !killedPids.isEmpty())) {
      throw new IllegalArgumentException("a victim, but the outcome is " + outcome);
    }
    if (Set.copyOf(killedPids).size() < killedPids.size()) {
      throw new IllegalArgumentException("a process is killed once, not as in " + killedPids);
    }
    if (outcome == Outcome.KILLED && (victimPid <= 0 || killedPids.isEmpty())) {
      throw new IllegalArgumentException("a kill needs a victim");
    }
    if (!killedPids.isEmpty() && killedPids.getFirst() != victimPid) {
      throw new IllegalArgumentException("the victim stands first among the killed");
    }
  }
}
