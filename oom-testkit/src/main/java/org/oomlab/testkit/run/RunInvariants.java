package org.oomlab.testkit.run;

import java.util.List;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.core.engine.Simulation;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.testkit.Violation;

/**
 * What a policy's kills must lead to: the simulator carries them out, and the shortage must end. In
 * plain Java, as the invariants of single verdicts are.
 */
public final class RunInvariants {
  private RunInvariants() {}

  /** Returns the names of all of them, in the order they are asked. */
  public static List<String> names() {
    return RunInvariant.all().stream().map(RunInvariant::name).toList();
  }

  /**
   * Returns why one matters, one sentence.
   *
   * @throws IllegalArgumentException when none has that name
   */
  public static String why(String name) {
    return RunInvariant.all().stream()
        .filter(invariant -> invariant.name().equals(name))
        .map(RunInvariant::why)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no invariant is named '" + name + "'"));
  }

  /** Returns everything that a policy's run of a shortage breaks; empty for a good one. */
  public static List<Violation> violations(VictimPolicy policy, Shortage shortage) {
    RunRecord run = Simulation.run(shortage.scenario(), policy, 1);
    return RunInvariant.all().stream()
        .flatMap(
            invariant ->
                invariant
                    .check()
                    .apply(run)
                    .map(detail -> new Violation(invariant.name(), detail))
                    .stream())
        .toList();
  }
}
