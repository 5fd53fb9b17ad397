package org.oomlab.core.metrics;

/**
 * The best run in hindsight: of the policies' own runs and of those in which the first OOM kills
 * another process and the first policy goes on from there, the one that lost least time.
 *
 * @param firstVictim command name of the first to die, empty where nobody does
 * @param policy the policy whose own run it is, empty where it is none's
 * @param tried how many other first victims were tried out
 * @param metrics what the run is worth
 */
public record OracleRun(String firstVictim, String policy, int tried, RunMetrics metrics) {
  /** Nobody asked. */
  public static final OracleRun NOT_ASKED = new OracleRun("", "", 0, RunMetrics.NOTHING);

  /** Returns whether somebody asked. */
  public boolean isKnown() {
    return !equals(NOT_ASKED);
  }

  OracleRun withTried(int number) {
    return new OracleRun(firstVictim, policy, number, metrics);
  }
}
