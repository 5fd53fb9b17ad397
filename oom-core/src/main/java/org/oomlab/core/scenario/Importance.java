package org.oomlab.core.scenario;

/**
 * What the death of a group's processes means. Policies do not see it; metrics do.
 *
 * @param critical its death is a wrong kill whatever the reason
 * @param culprit the story blames it: a kill of another while it lives is a wrong kill
 * @param workWeightPerMille what a lost CPU second counts against one of an ordinary process
 * @param objective what its users were promised
 */
public record Importance(
    boolean critical, boolean culprit, int workWeightPerMille, ServiceObjective objective) {
  /** An ordinary process without promises. */
  public static final Importance ORDINARY =
      new Importance(false, false, Limits.PER_MILLE, new ServiceObjective.None());

  /** Heaviest work: a thousand times the ordinary. */
  public static final int MAX_WEIGHT_PER_MILLE = 1_000_000;

  public Importance {
    Limits.require("workWeightPerMille", workWeightPerMille, 0, MAX_WEIGHT_PER_MILLE);
  }
}
