package org.oomlab.core.report;

import org.oomlab.api.incident.Incident;
import org.oomlab.core.replay.Judgement;

/**
 * A report and what a policy makes of it.
 *
 * @param index number of the report over all inputs, from 0
 * @param policy the policy that judged
 * @param rulesAsked the release whose rules somebody asked for, as in {@code --kernel 6.12}; empty
 *     where the report decides
 * @param incident what the log says
 * @param judgement what the policy says
 */
public record ExplainedReport(
    long index, String policy, String rulesAsked, Incident incident, Judgement judgement)
    implements Finding {
  public ExplainedReport {
    if (index < 0) {
      throw new IllegalArgumentException("index " + index + " is negative");
    }
  }

  /** Returns the same with another number. */
  public ExplainedReport withIndex(long number) {
    return new ExplainedReport(number, policy, rulesAsked, incident, judgement);
  }
}
