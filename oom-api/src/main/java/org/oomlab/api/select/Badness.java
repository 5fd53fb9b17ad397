package org.oomlab.api.select;

import java.util.List;

/** A score with its terms, or why there is none. */
public sealed interface Badness {
  /**
   * A score.
   *
   * @param points pages, possibly negative from 5.9 on; the larger the sooner chosen
   * @param factors the terms, in the kernel's order; they add up to {@code points}
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
