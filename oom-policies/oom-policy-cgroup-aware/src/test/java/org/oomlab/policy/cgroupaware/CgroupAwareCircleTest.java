package org.oomlab.policy.cgroupaware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.GoldenSection;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Memcgs;
import org.oomlab.testkit.Ooms;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.RequestText;
import org.oomlab.testkit.Requests;
import org.oomlab.testkit.Tasks;
import org.oomlab.testkit.Violation;

/** The series of 2017 prefers in a circle: it is kept as it was posted. */
class CgroupAwareCircleTest {
  private static final Path FINDINGS = Path.of("../../docs/findings.md");

  /**
   * Of two: the root's 150 points beat the 100 pages of /g/x; /g/x and /g/y are both in the group
   * /g, whose largest process dies, 900 pages beat 50; the 200 pages of /g/y beat the root's 150.
   */
  @Test
  void preference_rootAndTwoMembersOfAGroup_runsInACircle() {
    SelectionRequest request =
        Requests.of(
            Machines.machine()
                .memcgs(
                    Memcgs.memcg("/g").oomGroup(true).build(),
                    Memcgs.memcg("/g/x").anonPages(100).build(),
                    Memcgs.memcg("/g/y").anonPages(200).build())
                .tasks(in("/", 100, 150), in("/g/x", 101, 900), in("/g/y", 102, 50))
                .build(),
            Ooms.oom().build());

    List<Violation> violations =
        PolicyInvariants.named("has-no-cycles")
            .check(new CgroupAwarePolicy(GroupKill.FLAG), Set.of(), request);

    assertThat(violations).extracting(Violation::detail).allMatch(text -> text.endsWith("a cycle"));
    GoldenSection.check(
        FINDINGS,
        "cgroup-aware circle",
        violations.getFirst().detail() + ".\n\n```\n" + RequestText.of(request) + "```\n");
  }

  private static TaskSnapshot in(String memcg, int pid, long rssPages) {
    return Tasks.task().pid(pid).rssPages(rssPages).memcg(memcg).build();
  }
}
