package org.oomlab.policy.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.GoldenSection;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Ooms;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.RequestText;
import org.oomlab.testkit.Requests;
import org.oomlab.testkit.Tasks;
import org.oomlab.testkit.property.Counterexample;
import org.oomlab.testkit.property.CounterexampleSearch;
import org.oomlab.testkit.property.MachineArbitraries;
import org.oomlab.testkit.property.VictimPolicyContract;

class EarlyoomSortByRssTest {
  private static final Path FINDINGS = Path.of("../../docs/findings.md");
  private static final long SEED = 1;

  /**
   * The program itself, 1.9.0, on A (rss 12000, oom_score 99), B (8000, 101) and Z (0, 100) in six
   * orders: the last one dies in each. Here of 4194304 pages a thousandth is 4194, so that A has
   * (12000 - 3 * 4194) * 1000 / 4194304 = 0, B (8000 + 4194) * 1000 / 4194304 = 2 and Z 5000 * 1000
   * / 4194304 = 1: oom_score 666, 668 and 667.
   */
  @ParameterizedTest
  @CsvSource({"ABZ, Z", "BZA, A", "ZAB, B", "AZB, B", "BAZ, Z", "ZBA, A"})
  void select_cycleInSixOrders_killsTheLast(String order, String victim) {
    TaskSnapshot[] tasks =
        order.chars().mapToObj(EarlyoomSortByRssTest::task).toArray(TaskSnapshot[]::new);

    Verdict verdict =
        new EarlyoomSortByRss()
            .select(Requests.of(Machines.machine().tasks(tasks).build(), Ooms.oom().build()));

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.KillTask.class,
            kill -> assertThat(kill.victim().pid()).isEqualTo(victim.charAt(0)));
  }

  /** The pid is the letter. */
  private static TaskSnapshot task(int letter) {
    Tasks task = Tasks.task().pid(letter).comm(Character.toString(letter));
    return switch (letter) {
      case 'A' -> task.rssPages(12_000).oomScoreAdj(-3).build();
      case 'B' -> task.rssPages(8000).oomScoreAdj(1).build();
      default -> task.rssPages(0).swapPages(5000).build();
    };
  }

  /** Without the edge cases, so that nobody can have put it there. */
  @Test
  void kit_sortByRss_findsTheCycleWithThreeProcesses() {
    Counterexample cycle =
        new CounterexampleSearch(
                MachineArbitraries.randomRequests(), VictimPolicyContract.TRIES, SEED)
            .breaks(
                EarlyoomSortByRss::new,
                Set.of(PolicyBehavior.TRANSITIVE),
                PolicyInvariants.named("has-no-cycles"))
            .orElseThrow();

    assertThat(cycle.request().tasks()).hasSize(3);
    assertThat(cycle.violation().detail()).endsWith("a cycle");
    GoldenSection.check(
        FINDINGS,
        "earlyoom",
        "Try "
            + cycle.tries()
            + " of requests made at random: "
            + cycle.violation().detail()
            + ".\n\n```\n"
            + RequestText.of(cycle.request())
            + "```\n");
  }
}
