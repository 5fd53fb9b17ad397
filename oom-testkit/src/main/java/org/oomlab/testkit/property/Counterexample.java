package org.oomlab.testkit.property;

import org.oomlab.api.select.SelectionRequest;
import org.oomlab.testkit.RequestText;
import org.oomlab.testkit.Violation;

/**
 * A request on which a policy breaks an invariant.
 *
 * @param violation what it breaks and how
 * @param request the smallest such request that was found
 * @param tries how many requests were asked until the first that broke it, itself included
 */
public record Counterexample(Violation violation, SelectionRequest request, int tries) {
  @Override
  public String toString() {
    return violation + "\n" + RequestText.of(request);
  }
}
