package org.oomlab.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;

/**
 * What every victim policy must hold, in plain Java: ask it with requests of your own, or let the
 * {@code property} package make them up.
 *
 * <p>That a policy leaves its request unchanged needs no asking: everything in a request is
 * immutable, so that an attempt throws, which {@code never-throws} finds.
 */
public final class PolicyInvariants {
  private static final List<PolicyInvariant> ALL =
      List.of(
          new NeverThrows(),
          new NamesWhatExists(),
          new SparesTheExempt(),
          new StaysInDomain(),
          new MakesProgress(),
          new AdmitsNobody(),
          new EndsTheShortage(),
          new IsDeterministic(),
          new KeepsNoState(),
          new IgnoresOrder(),
          new HasNoCycles(),
          new RanksVictimFirst(),
          new ExplainsEveryone(),
          new FactorsAddUp(),
          new RespectsAdj(),
          new PrefersLarge(),
          new MaximizesBadness(),
          new IgnoresLosers(),
          new IsScaleFree(),
          new IsMemcgScoped(),
          new ResistsEvasion(Evasion.SPLITTING),
          new ResistsEvasion(Evasion.NESTING),
          new ResistsEvasion(Evasion.RENAMING),
          new ResistsEvasion(Evasion.FORKING),
          new ResistsEvasion(Evasion.MOVING));

  private PolicyInvariants() {}

  /** Returns all of them, in the order they are asked. */
  public static List<PolicyInvariant> all() {
    return ALL;
  }

  /**
   * Returns those that a policy with such promises is held to.
   *
   * @param behaviors what it promises
   */
  public static List<PolicyInvariant> of(Set<PolicyBehavior> behaviors) {
    return ALL.stream().filter(invariant -> behaviors.containsAll(invariant.promises())).toList();
  }

  /**
   * Returns the invariant of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static PolicyInvariant named(String name) {
    return ALL.stream()
        .filter(invariant -> invariant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no invariant is named '" + name + "'"));
  }

  /** Returns everything that a policy breaks on one request; empty for a good one. */
  public static List<Violation> violations(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    List<Violation> violations =
        new ArrayList<>(new NeverThrows().check(policy, behaviors, request));
    if (violations.isEmpty()) {
      of(behaviors).forEach(asked -> violations.addAll(asked.check(policy, behaviors, request)));
    }
    return List.copyOf(violations);
  }
}
