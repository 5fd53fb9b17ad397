package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.core.replay.Judgement;

/**
 * What would have saved a process from one OOM.
 *
 * @param index number of the report over all inputs, from 0
 * @param incident the report
 * @param judgement what the policy makes of it as it is
 * @param process the process, {@link Named#NOBODY} where the report's victim was asked for and
 *     there is none
 * @param standing whether it dies
 * @param reason why there are no remedies, one sentence without a full stop; empty where there are
 * @param remedies one for each lever where it dies, else none
 */
public record SparedProcess(
    long index,
    Incident incident,
    Judgement judgement,
    Named process,
    Standing standing,
    String reason,
    List<Remedy> remedies) {
  /** Whether a process dies by the policy. */
  public enum Standing {
    /** It does. */
    DIES,
    /** It does not, so that nothing need be changed. */
    SURVIVES,
    /** The report or the policy does not decide. */
    UNDECIDED
  }

  public SparedProcess {
    remedies = List.copyOf(remedies);
  }

  /** Returns the same with another number. */
  public SparedProcess withIndex(long number) {
    return new SparedProcess(number, incident, judgement, process, standing, reason, remedies);
  }
}
