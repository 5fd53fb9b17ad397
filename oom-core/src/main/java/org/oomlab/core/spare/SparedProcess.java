package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.core.replay.Judgement;

/**
 * What would have saved a process from one OOM.
 *
 * @param source what the OOM was read from
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
    Source source,
    long index,
    Incident incident,
    Judgement judgement,
    Named process,
    Standing standing,
    String reason,
    List<Remedy> remedies) {
  /** What an OOM is read from. */
  public enum Source {
    /** A report in a kernel log. */
    REPORT,
    /** A stored snapshot. */
    SNAPSHOT,
    /** This host, as if all of its memory ran out now. */
    HOST
  }

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
    return new SparedProcess(
        source, number, incident, judgement, process, standing, reason, remedies);
  }
}
