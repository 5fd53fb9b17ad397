package org.oomlab.testkit.property;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.PolicyInvariant;
import org.oomlab.testkit.SmallestRequest;
import org.oomlab.testkit.Violation;

/**
 * Looks for a request on which a policy breaks an invariant, outside of any test: first the edge
 * cases, then requests made from a seed, the same ones each time. What is found is made smaller as
 * long as the policy still breaks the same invariant.
 *
 * @param requests those to ask
 * @param tries how many at most
 * @param seed of the random ones
 */
public record CounterexampleSearch(Arbitrary<SelectionRequest> requests, int tries, long seed) {
  /** How large jqwik makes values for a property of a thousand tries. */
  private static final int GEN_SIZE = 1000;

  /** A search like the contract's own: its requests and its number of tries. */
  public static CounterexampleSearch ofContract(long seed) {
    return new CounterexampleSearch(
        MachineArbitraries.requests(), VictimPolicyContract.TRIES, seed);
  }

  /**
   * Returns the smallest counterexample found, empty where there was none within the tries.
   *
   * @param policy makes the policy, anew for each try, as a test class is
   * @param behaviors what it promises
   * @param invariant what it is held to, promised or not
   */
  public Optional<Counterexample> breaks(
      Supplier<VictimPolicy> policy, Set<PolicyBehavior> behaviors, PolicyInvariant invariant) {
    List<Counterexample> found = new ArrayList<>();
    JqwikSession.run(
        () ->
            search(request -> violation(policy.get(), behaviors, invariant, request))
                .ifPresent(found::add));
    return found.stream().findFirst();
  }

  private static Optional<Violation> violation(
      VictimPolicy policy,
      Set<PolicyBehavior> behaviors,
      PolicyInvariant invariant,
      SelectionRequest request) {
    try {
      return invariant.check(policy, behaviors, request).stream().findFirst();
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(new Violation(invariant.name(), "it throws " + e));
    }
  }

  private Optional<Counterexample> search(Function<SelectionRequest, Optional<Violation>> check) {
    Iterator<SelectionRequest> made = made().iterator();
    for (int tried = 1; tried <= tries; tried++) {
      SelectionRequest next = made.next();
      Optional<Violation> broken = check.apply(next);
      if (broken.isPresent()) {
        SmallestRequest smallest = SmallestRequest.of(next, broken.get(), check);
        return Optional.of(new Counterexample(smallest.violation(), smallest.request(), tried));
      }
    }
    return Optional.empty();
  }

  private Stream<SelectionRequest> made() {
    return Stream.concat(
            requests.edgeCases().suppliers().stream().map(Supplier::get),
            requests.generator(GEN_SIZE, true).stream(new Random(seed)))
        .map(Shrinkable::value);
  }
}
