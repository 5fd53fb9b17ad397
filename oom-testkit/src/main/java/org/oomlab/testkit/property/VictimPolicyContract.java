package org.oomlab.testkit.property;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.PolicyInvariant;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.RequestText;
import org.oomlab.testkit.Violation;

/**
 * The suite of a victim policy: implement it in a test class, name the policy and what it promises,
 * and every invariant is asked with {@value #TRIES} machines. A failure shows the smallest machine
 * found and the seed.
 */
public interface VictimPolicyContract {
  /** How many machines each invariant is tried with. */
  int TRIES = 1000;

  /** Returns the policy. */
  VictimPolicy policy();

  /** Returns what it promises; a promise not kept fails. */
  default Set<PolicyBehavior> behaviors() {
    return Set.of();
  }

  /** Returns the questions it is asked. */
  @Provide
  default Arbitrary<SelectionRequest> requests() {
    return MachineArbitraries.requests();
  }

  @Property(tries = TRIES)
  default void neverThrows(@ForAll("requests") SelectionRequest request) {
    holds("never-throws", request);
  }

  @Property(tries = TRIES)
  default void namesWhatExists(@ForAll("requests") SelectionRequest request) {
    holds("names-what-exists", request);
  }

  /** More tries than the others: each of seven ways to be exempt is in a few machines only. */
  @Property(tries = 4 * TRIES)
  default void sparesTheExempt(@ForAll("requests") SelectionRequest request) {
    holds("spares-the-exempt", request);
  }

  @Property(tries = TRIES)
  default void staysInDomain(@ForAll("requests") SelectionRequest request) {
    holds("stays-in-domain", request);
  }

  @Property(tries = TRIES)
  default void makesProgress(@ForAll("requests") SelectionRequest request) {
    holds("makes-progress", request);
  }

  @Property(tries = TRIES)
  default void admitsNobody(@ForAll("requests") SelectionRequest request) {
    holds("admits-nobody", request);
  }

  @Property(tries = TRIES)
  default void isDeterministic(@ForAll("requests") SelectionRequest request) {
    holds("is-deterministic", request);
  }

  @Property(tries = TRIES)
  default void ignoresOrder(@ForAll("requests") SelectionRequest request) {
    holds("ignores-order", request);
  }

  @Property(tries = TRIES)
  default void ranksVictimFirst(@ForAll("requests") SelectionRequest request) {
    holds("ranks-victim-first", request);
  }

  @Property(tries = TRIES)
  default void explainsEveryone(@ForAll("requests") SelectionRequest request) {
    holds("explains-everyone", request);
  }

  @Property(tries = TRIES)
  default void factorsAddUp(@ForAll("requests") SelectionRequest request) {
    holds("factors-add-up", request);
  }

  @Property(tries = TRIES)
  default void respectsOomScoreAdj(@ForAll("requests") SelectionRequest request) {
    holds("respects-oom-score-adj", request);
  }

  @Property(tries = TRIES)
  default void prefersLarge(@ForAll("requests") SelectionRequest request) {
    holds("prefers-large", request);
  }

  @Property(tries = TRIES)
  default void maximizesBadness(@ForAll("requests") SelectionRequest request) {
    holds("maximizes-badness", request);
  }

  private void holds(String invariant, SelectionRequest request) {
    PolicyInvariant asked = PolicyInvariants.named(invariant);
    if (!behaviors().containsAll(asked.promises())) {
      return;
    }
    List<Violation> violations = asked.check(policy(), behaviors(), request);
    if (!violations.isEmpty()) {
      throw new AssertionError(
          violations.getFirst() + "\n" + asked.why() + "\n" + RequestText.of(request));
    }
  }
}
