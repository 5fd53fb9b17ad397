package org.oomlab.testkit.mutant;

import java.util.function.Supplier;
import org.oomlab.api.policy.VictimPolicy;

/**
 * A policy with one bug.
 *
 * @param name the bug in a few words, joined by dashes
 * @param caughtBy name of the invariant that must find it
 * @param policy makes the policy
 */
public record Mutant(String name, String caughtBy, Supplier<VictimPolicy> policy) {
  @Override
  public String toString() {
    return name;
  }
}
