package org.oomlab.policy.priorityonly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.select.SelectionRequests;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Tasks;

class PriorityOnlyPolicyTest {
  private static final TaskSnapshot HUGE = task(10, 4_000_000, 0);
  private static final TaskSnapshot OFFERED = task(11, 1, 5);
  private static final TaskSnapshot GUARDED = task(12, 100, -5);

  /** One step of oom_score_adj outweighs 16 GiB. */
  @Test
  void select_highDiesFirst_ignoresSize() {
    assertThat(victim(new PriorityOnlyPolicy(true), HUGE, OFFERED, GUARDED)).isEqualTo(11);
  }

  @Test
  void select_lowDiesFirst_turnsItRound() {
    assertThat(victim(new PriorityOnlyPolicy(false), HUGE, OFFERED, GUARDED)).isEqualTo(12);
  }

  /** Swap and page tables count to the footprint: 100 + 50 + 2 against 151. */
  @Test
  void select_equalAdj_fallsToTheLargerFootprint() {
    TaskSnapshot swapped =
        Tasks.like(task(20, 100, 0)).swapPages(50).pgtablesBytes(2 * 4096 + 4095).build();

    assertThat(victim(new PriorityOnlyPolicy(true), task(21, 151, 0), swapped)).isEqualTo(20);
  }

  @Test
  void select_equalInBoth_fallsToTheFirstAndNamesTheTie() {
    Verdict verdict =
        select(new PriorityOnlyPolicy(true), task(20, 7, 3), task(21, 7, 0), task(22, 7, 3));

    assertThat(victim(verdict)).isEqualTo(20);
    assertThat(verdict.explanation().tieSet()).containsExactly(TaskId.ofPid(20), TaskId.ofPid(22));
    assertThat(verdict.explanation().ranking())
        .extracting(candidate -> candidate.task().pid())
        .containsExactly(20, 22, 21);
  }

  /** The less important one was killed before and still holds its memory. */
  @Test
  void select_earlierVictimStillThere_waitsForIt() {
    TaskSnapshot dying = Tasks.like(task(20, 7, 0)).flags(TaskFlag.OOM_VICTIM).build();
    TaskSnapshot reaped =
        Tasks.like(task(22, 7, 0)).flags(TaskFlag.OOM_VICTIM, TaskFlag.MM_OOM_SKIP).build();

    assertThat(select(new PriorityOnlyPolicy(true), dying, OFFERED))
        .isInstanceOfSatisfying(
            Verdict.Wait.class, wait -> assertThat(wait.inFlight().pid()).isEqualTo(20));
    assertThat(victim(new PriorityOnlyPolicy(true), reaped, OFFERED)).isEqualTo(11);
  }

  /** 3.6 has no reaper: a flag that it does not know must not let the dying be killed again. */
  @Test
  void select_earlierVictimReapedWhereNobodyReaps_waitsForIt() {
    TaskSnapshot dying =
        Tasks.like(task(22, 7, 0)).flags(TaskFlag.OOM_VICTIM, TaskFlag.MM_OOM_SKIP).build();

    assertThat(select(new PriorityOnlyPolicy(true), "3.6", dying, OFFERED))
        .isInstanceOfSatisfying(
            Verdict.Wait.class, wait -> assertThat(wait.inFlight().pid()).isEqualTo(22));
  }

  @Test
  void select_everyoneExempt_killsNobody() {
    assertThat(select(new PriorityOnlyPolicy(false), task(20, 7, -1000)))
        .isInstanceOf(Verdict.NobodyKillable.class);
  }

  private static int victim(PriorityOnlyPolicy policy, TaskSnapshot... tasks) {
    return victim(select(policy, tasks));
  }

  private static int victim(Verdict verdict) {
    return ((Verdict.KillTask) verdict).victim().pid();
  }

  private static Verdict select(PriorityOnlyPolicy policy, TaskSnapshot... tasks) {
    return select(policy, "6.12", tasks);
  }

  private static Verdict select(PriorityOnlyPolicy policy, String kernel, TaskSnapshot... tasks) {
    MachineState machine = Machines.machine().kernel(kernel).tasks(tasks).build();
    OomControl control =
        new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, 4_194_304, TaskId.NOBODY);
    return policy.select(
        SelectionRequests.of(
            machine, control, KernelProfiles.rulesFor(machine.kernel()).orElseThrow()));
  }

  private static TaskSnapshot task(int pid, long rssPages, int adj) {
    return Tasks.task().pid(pid).rssPages(rssPages).oomScoreAdj(adj).build();
  }
}
