package org.oomlab.api.select;

import java.util.List;

/** A score with its terms, or why there is none. */
public sealed interface Badness {
  /**
   * A score. That its factors add up to it is asked of policies by the test kit, not here: a
   * ranking has one for each process.
   *
   * @param points pages, possibly negative from 5.9 on; the larger the sooner chosen
   * @param factors the terms, in the kernel's order; they add up to {@code points}, what a clamp
   *     adds included; none where the score is no sum, as of who asked to be chosen first
   */
  record Points(long points, List<Factor> factors) implements Badness {
    public Points {
      factors = List.copyOf(factors);
    }
  }

  /**
   * No score.
   *
   * @param reason why the process cannot be a victim
   */
  record Ineligible(IneligibilityReason reason) implements Badness {}
}
