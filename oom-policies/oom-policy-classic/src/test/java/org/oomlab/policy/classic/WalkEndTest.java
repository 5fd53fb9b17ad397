package org.oomlab.policy.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Ooms;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.Requests;
import org.oomlab.testkit.Tasks;

/** Up to 2.6.18 the first of two that end the walk decides, which the kit must not call a bug. */
class WalkEndTest {
  private static final VictimPolicy CLASSIC = new ClassicPolicy();
  private static final TaskSnapshot ORIGIN =
      Tasks.task().pid(10).flags(TaskFlag.OOM_ORIGIN).build();
  private static final TaskSnapshot VICTIM =
      Tasks.task().pid(11).flags(TaskFlag.OOM_VICTIM).build();

  @ParameterizedTest
  @ValueSource(strings = {"2.6.11", "2.6.16", "2.6.18"})
  void walk_withTwoThatEndIt_isDecidedByTheFirst(String release) {
    SelectionRequest originFirst = request(release, ORIGIN, VICTIM);
    SelectionRequest victimFirst = request(release, VICTIM, ORIGIN);

    assertThat(CLASSIC.select(originFirst)).isInstanceOf(Verdict.KillTask.class);
    assertThat(CLASSIC.select(victimFirst)).isInstanceOf(Verdict.Wait.class);
    assertThat(PolicyInvariants.named("ignores-order").check(CLASSIC, Set.of(), originFirst))
        .isEmpty();
  }

  /** Later the one that is waited for comes first in any order. */
  @ParameterizedTest
  @ValueSource(strings = {"3.8", "6.18"})
  void walk_ofLaterReleases_waitsInAnyOrder(String release) {
    assertThat(CLASSIC.select(request(release, ORIGIN, VICTIM))).isInstanceOf(Verdict.Wait.class);
    assertThat(CLASSIC.select(request(release, VICTIM, ORIGIN))).isInstanceOf(Verdict.Wait.class);
  }

  /**
   * A victim on other nodes is not met by the walk where cpusets count; where they do not, it is
   * waited for as any other.
   */
  @ParameterizedTest
  @CsvSource({
    "2.6.11, NONE, true",
    "2.6.16, NONE, false",
    "2.6.32, NONE, true",
    "4.19, NONE, false",
    "4.19, MEMCG, false",
    "5.3, NONE, false",
    "5.3, MEMCG, true",
    "6.18, MEMCG, true"
  })
  void walk_pastAVictimOnOtherNodes_waitsWhereCpusetsDoNotCount(
      String release, OomConstraint constraint, boolean waits) {
    TaskSnapshot elsewhere =
        Tasks.like(VICTIM).flags(TaskFlag.OOM_VICTIM, TaskFlag.NUMA_INELIGIBLE).build();
    TaskSnapshot other = Tasks.task().pid(12).rssPages(1000).build();
    Ooms oom = constraint == OomConstraint.MEMCG ? Ooms.oom().memcg("/") : Ooms.oom();

    assertThat(CLASSIC.select(request(release, oom, elsewhere, other)))
        .isInstanceOf(waits ? Verdict.Wait.class : Verdict.KillTask.class);
  }

  /** Up to 4.5 a process that nobody killed is waited for as well, and is not called a victim. */
  @Test
  void walk_metByOneWhoLeavesByItself_saysSo() {
    TaskSnapshot exiting = Tasks.task().pid(11).comm("worker").flags(TaskFlag.EXITING).build();

    assertThat(CLASSIC.select(request("3.10.20", exiting)).explanation().reason())
        .isEqualTo(
            new Reason(
                "exiting-process",
                "worker (pid 11) is on its way out, and this release waits for it"));
    assertThat(CLASSIC.select(request("3.10.20", VICTIM)).explanation().reason().rule())
        .isEqualTo("victim-in-flight");
  }

  private static SelectionRequest request(String release, TaskSnapshot... tasks) {
    return request(release, Ooms.oom(), tasks);
  }

  private static SelectionRequest request(String release, Ooms oom, TaskSnapshot... tasks) {
    return Requests.of(
        Machines.machine().kernel(release).tasks(List.of(tasks)).build(), oom.build());
  }
}
