package org.oomlab.testkit.property;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.PolicyInvariant;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.RequestText;

/**
 * Which promises a policy could make: those for which no counterexample is found.
 *
 * @param broken the others, each with its smallest counterexample, in the order of the invariants
 */
public record PromiseAudit(Map<PolicyBehavior, Counterexample> broken) {
  public PromiseAudit {
    broken = Collections.unmodifiableMap(new LinkedHashMap<>(broken));
  }

  /**
   * Holds a policy to every promise there is.
   *
   * @param policy makes the policy
   */
  public static PromiseAudit of(Supplier<VictimPolicy> policy, CounterexampleSearch search) {
    Map<PolicyBehavior, Counterexample> broken = new LinkedHashMap<>();
    for (PolicyInvariant invariant : PolicyInvariants.all()) {
      for (PolicyBehavior promise : invariant.promises()) {
        search
            .breaks(policy, Set.of(promise), invariant)
            .ifPresent(counterexample -> broken.put(promise, counterexample));
      }
    }
    return new PromiseAudit(broken);
  }

  /** Returns the promises that are kept as far as the search can tell, in their own order. */
  public List<PolicyBehavior> kept() {
    return Stream.of(PolicyBehavior.values())
        .filter(promise -> promise != PolicyBehavior.MAY_DECLINE && !broken.containsKey(promise))
        .toList();
  }

  /** Returns the counterexamples as Markdown, a paragraph and a block each. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    broken.forEach(
        (promise, counterexample) ->
            text.append(
                "`"
                    + promise
                    + "`, `"
                    + counterexample.violation().invariant()
                    + "`: "
                    + counterexample.violation().detail()
                    + ".\n\n```\n"
                    + RequestText.of(counterexample.request())
                    + "```\n\n"));
    return text.toString();
  }
}
