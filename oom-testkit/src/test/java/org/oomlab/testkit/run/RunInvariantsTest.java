package org.oomlab.testkit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Violation;
import org.oomlab.testkit.mutant.Mutant;
import org.oomlab.testkit.mutant.Mutants;
import org.oomlab.testkit.run.Shortage.Inhabitant;

/** Each invariant of a run is broken by a policy that has the bug it is there for. */
class RunInvariantsTest {
  /** Three processes each of which alone grows beyond the memcg's 24 MiB. */
  private static final Shortage SHORTAGE =
      new Shortage(
          List.of(
              new Inhabitant(Shortage.LIMITED, 31, 0),
              new Inhabitant(Shortage.LIMITED, 32, 0),
              new Inhabitant(Shortage.LIMITED, 33, 0)));

  static List<Object[]> broken() {
    return List.of(
        new Object[] {"always-decides", mutant("gives-up-in-a-memcg", RunInvariantsTest::givesUp)},
        new Object[] {"kills-once", named("kills-the-dying-again")},
        new Object[] {"recovers", mutant("waits-for-ever", WaitsForEver::new)});
  }

  @ParameterizedTest
  @MethodSource("broken")
  void violations_policyWithTheBug_tellOfIt(String invariant, Mutant mutant) {
    assertThat(RunInvariants.violations(mutant.policy().get(), SHORTAGE))
        .extracting(Violation::invariant)
        .contains(invariant);
  }

  @Test
  void broken_eachInvariant_hasAMutant() {
    assertThat(broken())
        .extracting(row -> row[0])
        .containsExactlyElementsOf(new ArrayList<>(RunInvariants.names()));
  }

  @Test
  void violations_policyWithoutABug_areNone() {
    assertThat(RunInvariants.violations(Mutants.correct(), SHORTAGE)).isEmpty();
  }

  private static Mutant named(String name) {
    return Mutants.all().stream()
        .filter(mutant -> mutant.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Mutant mutant(String name, Supplier<VictimPolicy> policy) {
    return new Mutant(name, "", policy);
  }

  private static VictimPolicy givesUp() {
    return request ->
        request.control().isMemcg()
            ? new Verdict.NobodyKillable(KernelEntry.nobodyKillable(request).explanation())
            : Mutants.correct().select(request);
  }

  /** Does not notice that its victim has left. */
  private static final class WaitsForEver implements VictimPolicy {
    private List<TaskSnapshot> victims = List.of();

    @Override
    public Verdict select(SelectionRequest request) {
      if (!victims.isEmpty()) {
        return KernelEntry.wait(victims.getFirst());
      }
      Verdict verdict = Mutants.correct().select(request);
      victims =
          verdict instanceof Verdict.KillTask kill
              ? request.tasks().stream().filter(task -> task.id().equals(kill.victim())).toList()
              : List.of();
      return verdict;
    }
  }
}
