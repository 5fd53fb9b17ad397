package org.oomlab.testkit.run;

import java.util.Optional;
import java.util.Set;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.core.engine.Simulation;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.Violation;

/**
 * On a machine that is too small for good nobody's memcg pays again and again for one that holds
 * more and never pays. In plain Java, as the invariants of single verdicts are.
 */
public final class StarvesNoMemcg {
  /** The invariant's name. */
  public static final String NAME = "starves-no-memcg";

  /** Without which it is not asked. */
  public static final Set<PolicyBehavior> PROMISES = Set.of(PolicyBehavior.STARVES_NO_MEMCG);

  /** How often a memcg pays until it is starved. */
  public static final int ROUNDS = 5;

  private StarvesNoMemcg() {}

  /** Returns why it matters, one sentence. */
  public static String why() {
    return "a service that is killed each time it has started does no work, and what it gives up"
        + " feeds its neighbour";
  }

  /** Returns how a policy breaks it, empty when it does not. */
  public static Optional<Violation> check(VictimPolicy policy, Contention contention) {
    Ledger ledger = new Ledger();
    Simulation.run(contention.scenario(), new Payments(policy, ledger), 1);
    return starved(ledger, contention).map(detail -> new Violation(NAME, detail));
  }

  /** Returns who of the tenants starved, one sentence; empty when nobody did. */
  static Optional<String> starved(Ledger ledger, Contention contention) {
    for (int poor = 0; poor < contention.tenants().size(); poor++) {
      for (int rich = 0; rich < contention.tenants().size(); rich++) {
        long paid = ledger.of(path(poor), path(rich));
        if (paid >= ROUNDS && ledger.of(path(rich)) == 0) {
          return Optional.of(
              path(poor)
                  + " is killed "
                  + paid
                  + " times at which "
                  + path(rich)
                  + " holds more, and that one never is");
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns a contention as small as the policy still breaks the invariant on.
   *
   * @param contention one that it breaks it on
   */
  public static Contention smallest(VictimPolicy policy, Contention contention) {
    Contention smallest = contention;
    Optional<Contention> next = Optional.of(contention);
    while (next.isPresent()) {
      smallest = next.get();
      next = smallest.smaller().filter(one -> check(policy, one).isPresent()).findFirst();
    }
    return smallest;
  }

  private static MemcgPath path(int tenant) {
    return new MemcgPath(Contention.memcg(tenant));
  }
}
