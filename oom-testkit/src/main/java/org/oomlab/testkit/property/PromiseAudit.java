package org.oomlab.testkit.property;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.testkit.GoldenSection;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.PolicyInvariant;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.RequestText;
import org.oomlab.testkit.Violation;
import org.oomlab.testkit.run.Contention;
import org.oomlab.testkit.run.StarvesNoMemcg;

/**
 * Which promises a policy could make: those for which no counterexample is found.
 *
 * @param broken the others, each with its smallest counterexample, in the order of the invariants
 */
public record PromiseAudit(Map<PolicyBehavior, Broken> broken) {
  /**
   * Why a promise could not be made.
   *
   * @param violation what is broken and how
   * @param text the smallest machine or course of events found, lines each ended by a line feed
   */
  public record Broken(Violation violation, String text) {}

  public PromiseAudit {
    broken = Collections.unmodifiableMap(new LinkedHashMap<>(broken));
  }

  /**
   * Holds a policy to every promise there is.
   *
   * @param policy makes the policy
   * @param seed of all that is drawn
   */
  public static PromiseAudit of(Supplier<VictimPolicy> policy, long seed) {
    CounterexampleSearch search = CounterexampleSearch.ofContract(seed);
    Map<PolicyBehavior, Broken> broken = new LinkedHashMap<>();
    for (PolicyInvariant invariant : PolicyInvariants.all()) {
      for (PolicyBehavior promise : invariant.promises()) {
        search
            .breaks(policy, Set.of(promise), invariant)
            .ifPresent(
                found ->
                    broken.put(
                        promise, new Broken(found.violation(), RequestText.of(found.request()))));
      }
    }
    StarvesNoMemcg.PROMISES.forEach(
        promise -> starved(policy, seed).ifPresent(found -> broken.put(promise, found)));
    return new PromiseAudit(broken);
  }

  private static Optional<Broken> starved(Supplier<VictimPolicy> policy, long seed) {
    List<Contention> made = new ArrayList<>();
    JqwikSession.run(
        () ->
            ContentionArbitraries.contentions().generator(VictimPolicyContract.RUNS).stream(
                    new Random(seed))
                .limit(VictimPolicyContract.RUNS)
                .forEach(contention -> made.add(contention.value())));
    return made.stream()
        .filter(contention -> StarvesNoMemcg.check(policy.get(), contention).isPresent())
        .findFirst()
        .map(contention -> StarvesNoMemcg.smallest(policy.get(), contention))
        .map(
            smallest ->
                new Broken(
                    StarvesNoMemcg.check(policy.get(), smallest).orElseThrow(),
                    smallest.toString()));
  }

  /**
   * Fails unless a contract claims every promise that is kept, and a page shows the counterexample
   * to each other one.
   *
   * @param page Markdown with a {@link GoldenSection} of that name
   * @throws AssertionError when it does not hold
   */
  public static void check(VictimPolicyContract contract, long seed, Path page, String section) {
    PromiseAudit audit = of(contract::policy, seed);
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
        (promise, found) ->
            text.append(
                "`"
                    + promise
                    + "`, `"
                    + found.violation().invariant()
                    + "`: "
                    + found.violation().detail()
                    + ".\n\n```\n"
                    + found.text()
                    + "```\n\n"));
    return text.toString();
  }
}
