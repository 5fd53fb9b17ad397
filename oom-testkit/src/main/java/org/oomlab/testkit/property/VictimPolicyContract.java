package org.oomlab.testkit.property;

import static net.jqwik.api.EdgeCasesMode.FIRST;
import static net.jqwik.api.ShrinkingMode.OFF;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.PolicyInvariant;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.RequestText;
import org.oomlab.testkit.SmallestRequest;
import org.oomlab.testkit.TimeBudget;
import org.oomlab.testkit.Violation;
import org.oomlab.testkit.arch.PolicyArchitectureRules;
import org.oomlab.testkit.run.BrokenCourseError;
import org.oomlab.testkit.run.Contention;
import org.oomlab.testkit.run.RunInvariants;
import org.oomlab.testkit.run.Shortage;
import org.oomlab.testkit.run.StarvesNoMemcg;

/**
 * The suite of a victim policy: implement it in a test class, name the policy and what it promises,
 * and every invariant is asked with {@value #TRIES} machines, the known edge cases first. A failure
 * shows the seed and the smallest machine found; that one is made by {@link SmallestRequest}, so
 * that jqwik's own shrinking is off.
 */
public interface VictimPolicyContract {
  /** How many machines each invariant is tried with. */
  int TRIES = 1000;

  /** How many runs of a small machine that gets short of memory are simulated. */
  int RUNS = 50;

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

  /** Returns the shortages that it must end. */
  @Provide
  default Arbitrary<Shortage> shortages() {
    return ShortageArbitraries.shortages();
  }

  /** Returns the machines that are too small for good, which no memcg may bear alone. */
  @Provide
  default Arbitrary<Contention> contentions() {
    return ContentionArbitraries.contentions();
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void neverThrows(@ForAll("requests") SelectionRequest request) {
    holds("never-throws", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void namesWhatExists(@ForAll("requests") SelectionRequest request) {
    holds("names-what-exists", request);
  }

  /** More tries than the others: each of seven ways to be exempt is in a few machines only. */
  @Property(tries = 4 * TRIES, edgeCases = FIRST, shrinking = OFF)
  default void sparesTheExempt(@ForAll("requests") SelectionRequest request) {
    holds("spares-the-exempt", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void staysInDomain(@ForAll("requests") SelectionRequest request) {
    holds("stays-in-domain", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void makesProgress(@ForAll("requests") SelectionRequest request) {
    holds("makes-progress", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void admitsNobody(@ForAll("requests") SelectionRequest request) {
    holds("admits-nobody", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void endsTheShortage(@ForAll("requests") SelectionRequest request) {
    holds("ends-the-shortage", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void isDeterministic(@ForAll("requests") SelectionRequest request) {
    holds("is-deterministic", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void keepsNoState(@ForAll("requests") SelectionRequest request) {
    holds("keeps-no-state", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void ignoresOrder(@ForAll("requests") SelectionRequest request) {
    holds("ignores-order", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void hasNoCycles(@ForAll("requests") SelectionRequest request) {
    holds("has-no-cycles", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void ranksVictimFirst(@ForAll("requests") SelectionRequest request) {
    holds("ranks-victim-first", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void explainsEveryone(@ForAll("requests") SelectionRequest request) {
    holds("explains-everyone", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void factorsAddUp(@ForAll("requests") SelectionRequest request) {
    holds("factors-add-up", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void respectsOomScoreAdj(@ForAll("requests") SelectionRequest request) {
    holds("respects-oom-score-adj", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void prefersLarge(@ForAll("requests") SelectionRequest request) {
    holds("prefers-large", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void maximizesBadness(@ForAll("requests") SelectionRequest request) {
    holds("maximizes-badness", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void ignoresLosers(@ForAll("requests") SelectionRequest request) {
    holds("ignores-losers", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void isScaleFree(@ForAll("requests") SelectionRequest request) {
    holds("is-scale-free", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void isMemcgScoped(@ForAll("requests") SelectionRequest request) {
    holds("is-memcg-scoped", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void resistsSplitting(@ForAll("requests") SelectionRequest request) {
    holds("resists-splitting", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void resistsNesting(@ForAll("requests") SelectionRequest request) {
    holds("resists-nesting", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void resistsRenaming(@ForAll("requests") SelectionRequest request) {
    holds("resists-renaming", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void resistsForking(@ForAll("requests") SelectionRequest request) {
    holds("resists-forking", request);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void resistsMoving(@ForAll("requests") SelectionRequest request) {
    holds("resists-moving", request);
  }

  /** How long a verdict may take on a machine of {@value TimeBudget#TASKS} processes. */
  default Duration budget() {
    return Duration.ofSeconds(2);
  }

  @Example
  default void keepsItsTime() {
    TimeBudget.exceeded(policy(), ThreadTime::nanos, budget())
        .ifPresent(
            violation -> {
              throw new AssertionError(violation + "\n" + TimeBudget.why());
            });
  }

  /**
   * The simulator carries out what the policy decides. Not asked of one that may decline: what
   * comes then is not its own.
   */
  @Property(tries = RUNS)
  default void endsShortages(@ForAll("shortages") Shortage shortage) {
    if (behaviors().contains(PolicyBehavior.MAY_DECLINE)) {
      return;
    }
    List<Violation> violations = RunInvariants.violations(policy(), shortage);
    if (!violations.isEmpty()) {
      Violation first = violations.getFirst();
      throw new BrokenCourseError(first, RunInvariants.why(first.invariant()), shortage.toString());
    }
  }

  /** The smallest contention is found by {@link StarvesNoMemcg#smallest}. */
  @Property(tries = RUNS, shrinking = OFF)
  default void starvesNoMemcg(@ForAll("contentions") Contention contention) {
    if (!behaviors().containsAll(StarvesNoMemcg.PROMISES)
        || StarvesNoMemcg.check(policy(), contention).isEmpty()) {
      return;
    }
    Contention smallest = StarvesNoMemcg.smallest(policy(), contention);
    throw new BrokenCourseError(
        StarvesNoMemcg.check(policy(), smallest).orElseThrow(),
        StarvesNoMemcg.why(),
        smallest.toString());
  }

  /** Returns the class whose code is judged, with what it uses of its jar or folder. */
  default Class<?> code() {
    return policy().getClass();
  }

  /** No files, clock, randomness or threads, and nothing that is kept between questions. */
  @Example
  default void touchesNothing() {
    List<String> places = PolicyArchitectureRules.judge(code()).impurities();
    if (!places.isEmpty()) {
      throw new AssertionError(
          "touches-nothing: " + PolicyArchitectureRules.why() + "\n" + String.join("\n", places));
    }
  }

  private void holds(String invariant, SelectionRequest request) {
    PolicyInvariant asked = PolicyInvariants.named(invariant);
    if (!behaviors().containsAll(asked.promises())) {
      return;
    }
    Optional<Violation> broken = broken(asked, request);
    if (broken.isPresent()) {
      SmallestRequest smallest =
          SmallestRequest.of(request, broken.get(), smaller -> broken(asked, smaller));
      throw new AssertionError(
          smallest.violation() + "\n" + asked.why() + "\n" + RequestText.of(smallest.request()));
    }
  }

  private Optional<Violation> broken(PolicyInvariant asked, SelectionRequest request) {
    return asked.check(policy(), behaviors(), request).stream().findFirst();
  }
}
