package org.oomlab.testkit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.Violation;
import org.oomlab.testkit.mutant.Mutants;
import org.oomlab.testkit.property.VictimPolicyContract;
import org.oomlab.testkit.run.Contention.Tenant;

class StarvesNoMemcgTest {
  /** Some 58 MiB are free: of 6 times 6 MiB none ever dies for the one that has the other 22. */
  private static final Contention CROWD_AND_LONER =
      new Contention(List.of(new Tenant(6, 6, 300), new Tenant(1, 40, 1500)));

  /** Neither fits beside the other. */
  private static final Contention TWO_ALIKE =
      new Contention(List.of(new Tenant(1, 40, 500), new Tenant(1, 40, 500)));

  private static final VictimPolicy LARGEST_MEMCG =
      new OfOneMemcg(tasks -> tasks.stream().mapToLong(TaskSnapshot::rssPages).sum());

  @Test
  void check_scoresEachProcessAlone_starvesTheLoner() {
    assertThat(StarvesNoMemcg.check(Mutants.correct(), CROWD_AND_LONER))
        .hasValueSatisfying(
            violation ->
                assertThat(violation.detail())
                    .startsWith("/tenant1 is killed ")
                    .endsWith("times at which /tenant0 holds more, and that one never is"));
  }

  @Test
  void check_largestMemcgPays_starvesNobody() {
    assertThat(StarvesNoMemcg.check(LARGEST_MEMCG, CROWD_AND_LONER)).isEmpty();
    assertThat(StarvesNoMemcg.check(LARGEST_MEMCG, TWO_ALIKE)).isEmpty();
  }

  /** The same policy with a bug: it asks the memcgs in the order of their names. */
  @Test
  void check_firstMemcgAlwaysPays_isCaughtWithFewProcesses() {
    VictimPolicy mutant =
        new OfOneMemcg(tasks -> -tasks.getFirst().memcg().name().codePointAt("tenant".length()));
    Contention three =
        new Contention(
            List.of(new Tenant(1, 30, 300), new Tenant(3, 12, 300), new Tenant(1, 40, 500)));

    assertThat(StarvesNoMemcg.check(mutant, three)).isPresent();
    Contention smallest = StarvesNoMemcg.smallest(mutant, three);
    assertThat(StarvesNoMemcg.check(mutant, smallest)).isPresent();
    assertThat(smallest.tenants().stream().mapToInt(Tenant::processes).sum())
        .isLessThanOrEqualTo(4);
  }

  @Test
  void contract_promiseNotKept_failsAndShowsTheTenants() {
    VictimPolicyContract contract = contract(Set.of(PolicyBehavior.STARVES_NO_MEMCG));

    assertThatThrownBy(() -> contract.starvesNoMemcg(CROWD_AND_LONER))
        .isInstanceOfSatisfying(
            BrokenCourseError.class,
            broken -> {
              assertThat(broken.violation())
                  .extracting(Violation::invariant)
                  .isEqualTo(StarvesNoMemcg.NAME);
              assertThat(broken.course()).contains("/tenant0: ", "/tenant1: 1 process that grows");
            });
  }

  @Test
  void contract_promiseNotGiven_asksNothing() {
    contract(Set.of()).starvesNoMemcg(CROWD_AND_LONER);
  }

  private static VictimPolicyContract contract(Set<PolicyBehavior> behaviors) {
    return new VictimPolicyContract() {
      @Override
      public VictimPolicy policy() {
        return Mutants.correct();
      }

      @Override
      public Set<PolicyBehavior> behaviors() {
        return behaviors;
      }
    };
  }

  /**
   * Kills the largest process of the memcg that is worst.
   *
   * @param worst what is compared, of the processes of a memcg
   */
  private record OfOneMemcg(ToLongFunction<List<TaskSnapshot>> worst) implements VictimPolicy {
    @Override
    public Verdict select(SelectionRequest request) {
      for (TaskSnapshot task : request.tasks()) {
        if (KernelEntry.isInFlight(task, request)) {
          return KernelEntry.wait(task);
        }
      }
      TaskSnapshot victim =
          request.tasks().stream()
              .collect(Collectors.groupingBy(TaskSnapshot::memcg))
              .values()
              .stream()
              .max(Comparator.comparingLong(worst))
              .orElseThrow()
              .stream()
              .max(Comparator.comparingLong(TaskSnapshot::rssPages))
              .orElseThrow();
      return new Verdict.KillTask(
          victim.id(),
          KernelEntry.unscored(request, victim, "worst-memcg", "its memcg is the worst"));
    }
  }
}
