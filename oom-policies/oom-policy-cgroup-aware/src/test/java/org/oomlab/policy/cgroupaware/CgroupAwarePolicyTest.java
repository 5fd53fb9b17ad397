package org.oomlab.policy.cgroupaware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.select.SelectionRequests;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Memcgs;
import org.oomlab.testkit.Tasks;

/** Two tenants: /web holds 900 pages in three equal workers, /db 500 pages in one process. */
class CgroupAwarePolicyTest {
  private static final CgroupAwarePolicy POLICY = new CgroupAwarePolicy(GroupKill.FLAG);
  private static final MemcgState WEB = Memcgs.memcg("/web").anonPages(900).build();
  private static final MemcgState DB = Memcgs.memcg("/db").anonPages(500).build();
  private static final TaskSnapshot[] TENANTS = {
    task(10, 300, "/web"), task(11, 301, "/web"), task(12, 299, "/web"), task(20, 500, "/db")
  };

  /** The classic choice is 20, the largest process; here the larger memcg loses its largest one. */
  @Test
  void select_largestMemcg_losesItsLargestProcess() {
    Verdict verdict = POLICY.select(request(machine(WEB, DB), global()));

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.KillTask.class, kill -> assertThat(kill.victim()).isEqualTo(TaskId.ofPid(11)));
    assertThat(verdict.explanation().ranking())
        .extracting(candidate -> candidate.task().pid())
        .containsExactly(11, 10, 12, 20);
    assertThat(verdict.explanation().reason().sentence()).contains("/web", "900 pages");
  }

  @Test
  void select_flaggedMemcg_diesAsAWholeUnlessToldOtherwise() {
    MachineState machine = machine(Memcgs.like(WEB).oomGroup(true).build(), DB);

    assertThat(POLICY.select(request(machine, global())))
        .isInstanceOfSatisfying(
            Verdict.KillMemcg.class, kill -> assertThat(kill.memcg()).isEqualTo(WEB.path()));
    assertThat(new CgroupAwarePolicy(GroupKill.NEVER).select(request(machine, global())))
        .isInstanceOf(Verdict.KillTask.class);
    assertThat(new CgroupAwarePolicy(GroupKill.ALWAYS).select(request(machine(WEB, DB), global())))
        .isInstanceOf(Verdict.KillMemcg.class);
  }

  /** /shop holds nothing itself; its leaves sum up to 700, more than either sibling. */
  @Test
  void select_flaggedInnerMemcg_competesWithTheSumOfItsLeaves() {
    MachineState machine =
        Machines.machine()
            .kernel("6.12")
            .memcgs(
                Memcgs.memcg("/shop").oomGroup(true).build(),
                Memcgs.memcg("/shop/a").anonPages(300).build(),
                Memcgs.memcg("/shop/b").anonPages(400).build(),
                Memcgs.memcg("/db").anonPages(600).build())
            .tasks(task(1, 300, "/shop/a"), task(2, 400, "/shop/b"), task(3, 600, "/db"))
            .build();

    assertThat(POLICY.select(request(machine, global())))
        .isInstanceOfSatisfying(
            Verdict.KillMemcg.class,
            kill -> {
              assertThat(kill.memcg()).isEqualTo(new MemcgPath("/shop"));
              assertThat(kill.victim()).isEqualTo(TaskId.ofPid(2));
            });
  }

  /** The root's processes compete with the badness of the largest one, 950 against 900. */
  @Test
  void select_rootMemcg_competesWithItsLargestProcess() {
    MachineState machine =
        Machines.like(machine(WEB, DB))
            .tasks(task(1, 950, "/"), task(2, 949, "/"), task(10, 300, "/web"))
            .build();

    assertThat(POLICY.select(request(machine, global())))
        .isInstanceOfSatisfying(
            Verdict.KillTask.class, kill -> assertThat(kill.victim()).isEqualTo(TaskId.ofPid(1)));
  }

  @Test
  void select_memcgOom_staysWithinTheDomain() {
    OomControl control =
        new OomControl(OomConstraint.MEMCG, new MemcgPath("/db"), 0, 0, 1_000_000, TaskId.NOBODY);

    assertThat(POLICY.select(request(machine(WEB, DB), control)))
        .isInstanceOfSatisfying(
            Verdict.KillTask.class, kill -> assertThat(kill.victim()).isEqualTo(TaskId.ofPid(20)));
  }

  @Test
  void select_memcgOfExemptProcessesOnly_doesNotCompete() {
    MachineState machine =
        Machines.like(machine(WEB, DB))
            .tasks(
                Tasks.like(task(10, 900, "/web")).oomScoreAdj(-1000).build(), task(20, 500, "/db"))
            .build();

    assertThat(POLICY.select(request(machine, global())))
        .isInstanceOfSatisfying(
            Verdict.KillTask.class, kill -> assertThat(kill.victim()).isEqualTo(TaskId.ofPid(20)));
  }

  @Test
  void select_victimInFlightInAMemcgMetBeforeTheEnd_waits() {
    MachineState machine =
        Machines.like(machine(WEB, DB))
            .tasks(
                task(10, 900, "/web"),
                Tasks.like(task(20, 500, "/db")).flags(TaskFlag.OOM_VICTIM).build())
            .build();

    assertThat(POLICY.select(request(machine, global()))).isInstanceOf(Verdict.Wait.class);
  }

  @Test
  void select_membersUnknown_declines() {
    MachineState machine =
        Machines.like(machine(WEB, DB))
            .tasks(Tasks.like(task(10, 900, "/web")).memcg(MemcgPath.UNKNOWN).build())
            .build();

    assertThat(POLICY.select(request(machine, global()))).isInstanceOf(Verdict.Decline.class);
  }

  @Test
  void select_onV1_isTheClassicChoice() {
    MachineState machine =
        Machines.like(machine(WEB, DB))
            .memcgs(new MemcgTree(CgroupVersion.V1, List.of(WEB, DB)))
            .build();

    assertThat(POLICY.select(request(machine, global())))
        .isInstanceOfSatisfying(
            Verdict.KillTask.class, kill -> assertThat(kill.victim()).isEqualTo(TaskId.ofPid(20)));
  }

  private static MachineState machine(MemcgState... memcgs) {
    return Machines.machine().kernel("6.12").memcgs(memcgs).tasks(TENANTS).build();
  }

  private static TaskSnapshot task(int pid, long rssPages, String memcg) {
    return Tasks.task().pid(pid).rssPages(rssPages).memcg(memcg).build();
  }

  private static OomControl global() {
    return new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, 4_194_304, TaskId.NOBODY);
  }

  private static SelectionRequest request(MachineState machine, OomControl control) {
    return SelectionRequests.of(
        machine, control, KernelProfiles.rulesFor(machine.kernel()).orElseThrow());
  }
}
