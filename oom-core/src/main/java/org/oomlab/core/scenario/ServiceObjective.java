package org.oomlab.core.scenario;

/** What a group's users were promised. */
public sealed interface ServiceObjective {
  /** Nothing. */
  record None() implements ServiceObjective {}

  /**
   * Available: enough processes live, and none of those is stalled too much.
   *
   * @param leastAlive processes that must live at the least, from 1
   * @param maxStallPerMille share of a sample's time that a process may wait for memory
   */
  record Available(int leastAlive, int maxStallPerMille) implements ServiceObjective {
    public Available {
      Limits.require("leastAlive", leastAlive, 1, Limits.MAX_PROCESSES);
      Limits.requirePerMille("maxStallPerMille", maxStallPerMille);
    }
  }
}
