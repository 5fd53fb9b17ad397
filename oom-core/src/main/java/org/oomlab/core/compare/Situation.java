package org.oomlab.core.compare;

import java.util.List;
import org.oomlab.api.incident.Incident;

/**
 * One situation under several policies.
 *
 * @param index number of the situation over all inputs, from 0
 * @param incident where it comes from, and what the kernel did
 * @param outcomes one for each policy, in the order asked for
 * @param partings why the first policy that decides and each that decides otherwise choose as they
 *     do; a sentence each, none where all that decide are of one mind
 */
public record Situation(
    long index, Incident incident, List<PolicyOutcome> outcomes, List<String> partings) {
  public Situation {
    outcomes = List.copyOf(outcomes);
    partings = List.copyOf(partings);
    if (outcomes.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs a policy");
    }
  }

  /** Returns whether all policies decide, and for the same victims. */
  public boolean unanimous() {
    PolicyOutcome first = outcomes.getFirst();
    return outcomes.stream().allMatch(first::sameAs);
  }

  /** Returns the same with another number. */
  public Situation withIndex(long number) {
    return new Situation(number, incident, outcomes, partings);
  }
}
