package org.oomlab.testkit.property;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.testkit.GoldenSection;
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

  /**
   * Fails unless a contract claims every promise that is kept, and a page shows the counterexample
   * to each other one.
   *
   * @param page Markdown with a {@link GoldenSection} of that name
   * @throws AssertionError when it does not hold
   */
  public static void check(VictimPolicyContract contract, long seed, Path page, String section) {
    PromiseAudit audit = of(contract::policy, CounterexampleSearch.ofContract(seed));
    Set<PolicyBehavior> kept = Set.copyOf(audit.kept());
    if (!kept.equals(contract.behaviors())) {
      throw new AssertionError(
          "claimed " + contract.behaviors() + ", kept " + kept + "; broken are " + audit.broken());
    }
    GoldenSection.check(page, section, audit.markdown());
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
