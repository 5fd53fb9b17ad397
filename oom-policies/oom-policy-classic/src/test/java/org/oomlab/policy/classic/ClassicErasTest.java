package org.oomlab.policy.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
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

/** What each era does in one situation: the hand-worked vectors T24 to T42 that ask who dies. */
class ClassicErasTest {
  private static final long TOTAL_PAGES = 4_194_304;
  private static final int NOBODY = 0;

  /** T24 and T25: 10 before 12, equal scores. */
  @ParameterizedTest
  @CsvSource({
    "2.6.11, 10, 10",
    "2.6.35, 10, 10",
    "2.6.36, 10, 10",
    "3.13, 10, 10",
    "3.14, 10, 10",
    "4.6, 10, 10",
    "4.7, 12, 10",
    "4.8, 12, 10",
    "4.9, 10, 10",
    "5.2, 10, 10",
    "5.3, 12, 12",
    "6.18, 12, 12"
  })
  void select_tie_isT24AndT25(String release, int global, int memcg) {
    MachineState machine = machine(release, user(10, 500), user(11, 499), user(12, 500));

    assertThat(victim(select(machine, global()))).isEqualTo(global);
    assertThat(victim(select(machine, memcg()))).isEqualTo(memcg);
  }

  /** The leader of 10 has exited: another thread stands for it, and a leader replaces that. */
  @ParameterizedTest
  @CsvSource({"3.13, 10, 10", "3.14, 12, 12", "4.8, 12, 12", "4.9, 10, 12", "5.3, 12, 12"})
  void select_tieWithADeadLeader_isTheReleases(String release, int global, int memcg) {
    TaskSnapshot leaderless = Tasks.like(user(10, 500)).mmPid(77).build();
    MachineState machine = machine(release, leaderless, user(12, 500));

    Verdict verdict = select(machine, memcg());
    assertThat(victim(select(machine, global()))).isEqualTo(global);
    assertThat(victim(verdict)).isEqualTo(memcg);
    assertThat(verdict.explanation().ranking().getFirst().task().pid()).isEqualTo(memcg);
  }

  /** T26 and T13: a parent of 1000000 pages with a child of 10. */
  @ParameterizedTest
  @CsvSource({
    "2.6.11, 11, 11",
    "2.6.20, 11, 10",
    "2.6.35, 11, 10",
    "2.6.36, 11, 10",
    "5.0, 11, 10",
    "5.1, 10, 10"
  })
  void select_parentWithChild_isT26(String release, int free, int protectedOne) {
    TaskSnapshot parent = user(10, 1_000_000);
    TaskSnapshot child = Tasks.like(user(11, 10)).parent(10).build();
    TaskSnapshot exempt = Tasks.like(child).oomScoreAdj(-1000).oomAdj(-17).build();

    assertThat(victim(select(machine(release, parent, child), global()))).isEqualTo(free);
    assertThat(victim(select(machine(release, parent, exempt), global()))).isEqualTo(protectedOne);
  }

  /** T26: a vfork child shares the memory; 2.6.36 and 2.6.37 compare it all the same. */
  @ParameterizedTest
  @CsvSource({"2.6.35, 10", "2.6.36, 11", "2.6.38, 11", "2.6.39, 10", "5.0, 10"})
  void select_childOnItsParentsMemory_isTheReleases(String release, int victim) {
    TaskSnapshot parent = Tasks.like(user(10, 1_000_000)).sharedMm(7).build();
    TaskSnapshot child = Tasks.like(user(11, 10)).parent(10).sharedMm(7).build();

    assertThat(victim(select(machine(release, parent, child), global()))).isEqualTo(victim);
  }

  /** Of two children the first up to 2.6.35, then the larger one. */
  @ParameterizedTest
  @CsvSource({"2.6.35, 11", "2.6.36, 12", "5.0, 12"})
  void select_twoChildren_areTakenByTheRelease(String release, int victim) {
    MachineState machine =
        machine(
            release,
            user(10, 1_000_000),
            Tasks.like(user(11, 100_000)).parent(10).build(),
            Tasks.like(user(12, 200_000)).parent(10).build());

    assertThat(victim(select(machine, global()))).isEqualTo(victim);
  }

  /** T27 and T28, and SysRq, which waits up to 3.3. */
  @ParameterizedTest
  @CsvSource({
    "2.6.11, 0, 0, 0",
    "3.3, 0, 0, 0",
    "3.4, 0, 11, 0",
    "4.5, 0, 11, 0",
    "4.6, 0, 11, 10",
    "5.10, 0, 11, 10"
  })
  void select_earlierVictim_isT27AndT28(String release, int inFlight, int sysrq, int reaped) {
    TaskSnapshot leaving = Tasks.like(user(11, 1_000_000)).flags(TaskFlag.OOM_VICTIM).build();
    TaskSnapshot gone = Tasks.like(leaving).flags(TaskFlag.MM_OOM_SKIP).build();
    TaskSnapshot large = user(10, 900_000);
    TaskSnapshot small = user(12, 800_000);

    assertThat(victim(select(machine(release, large, leaving, small), global())))
        .isEqualTo(inFlight);
    assertThat(victim(select(machine(release, large, leaving, small), sysrq()))).isEqualTo(sysrq);
    assertThat(victim(select(machine(release, large, gone, small), global()))).isEqualTo(reaped);
  }

  /** Somebody else is exiting: the walk waits up to 4.5; without memory nobody waits for it. */
  @ParameterizedTest
  @CsvSource({"2.6.11, 0", "2.6.36, 0", "3.8, 0", "4.5, 0", "4.6, 10", "6.18, 10"})
  void select_anotherExiting_endsTheWalkUpTo45(String release, int victim) {
    TaskSnapshot exiting = Tasks.like(user(11, 5)).flags(TaskFlag.EXITING).build();
    TaskSnapshot dead = Tasks.like(exiting).rssPages(0).flags(TaskFlag.NO_MM).build();

    assertThat(victim(select(machine(release, user(10, 900), exiting), global())))
        .isEqualTo(victim);
    assertThat(victim(select(machine(release, user(10, 900), dead), global()))).isEqualTo(10);
  }

  /** T30, and a choice that is exiting by itself (4.6 and later): nobody is killed. */
  @ParameterizedTest
  @CsvSource({"2.6.35", "2.6.36", "4.5", "4.8", "6.18"})
  void select_exitingCurrent_isT30(String release) {
    TaskSnapshot exiting = Tasks.like(user(11, 1000)).flags(TaskFlag.EXITING).build();
    MachineState machine = machine(release, user(10, 900), exiting);

    assertThat(select(machine, allocating(11))).isInstanceOf(Verdict.Wait.class);
    assertThat(select(machine, global())).isInstanceOf(Verdict.Wait.class);
  }

  /** From 4.8 a sharer that stays keeps the memory, so that the choice is killed after all. */
  @ParameterizedTest
  @CsvSource({"4.7, 0", "4.8, 11"})
  void select_exitingWithALivingSharer_isKilledFrom48(String release, int victim) {
    TaskSnapshot exiting = Tasks.like(user(11, 1000)).flags(TaskFlag.EXITING).sharedMm(7).build();
    TaskSnapshot sharer = Tasks.like(user(12, 900)).sharedMm(7).build();

    assertThat(victim(select(machine(release, exiting, sharer), global()))).isEqualTo(victim);
  }

  /** T29: swapoff with adj -1000 among hogs; before 3.2 the exemption holds. */
  @ParameterizedTest
  @CsvSource({
    "2.6.11, 11",
    "2.6.20, 10",
    "2.6.35, 10",
    "2.6.36, 10",
    "2.6.39, 10",
    "3.2, 11",
    "3.8, 11",
    "6.18, 11"
  })
  void select_protectedOrigin_isT29(String release, int victim) {
    TaskSnapshot swapoff =
        Tasks.like(user(11, 10)).oomScoreAdj(-1000).oomAdj(-17).flags(TaskFlag.OOM_ORIGIN).build();

    assertThat(victim(select(machine(release, user(10, 4_000_000), swapoff), global())))
        .isEqualTo(victim);
  }

  @ParameterizedTest
  @CsvSource({"2.6.11", "2.6.20", "2.6.36", "3.2", "3.5", "6.18"})
  void select_origin_beatsALargeProcess(String release) {
    TaskSnapshot swapoff = Tasks.like(user(11, 10)).flags(TaskFlag.OOM_ORIGIN).build();

    assertThat(victim(select(machine(release, user(10, 4_000_000), swapoff), global())))
        .isEqualTo(11);
  }

  /** T32: a vfork child equal to its parent. */
  @ParameterizedTest
  @CsvSource({"4.7, 11", "4.8, 10"})
  void select_vforkChild_isT32(String release, int victim) {
    TaskSnapshot parent = Tasks.like(user(10, 500)).sharedMm(7).build();
    TaskSnapshot child = Tasks.like(parent).pid(11).flags(TaskFlag.IN_VFORK).build();

    assertThat(victim(select(machine(release, parent, child), global()))).isEqualTo(victim);
  }

  /** T34: the hog may not use the nodes that are short; up to 2.6.35 it counts an eighth. */
  @ParameterizedTest
  @CsvSource({"2.6.20, 11, 11", "2.6.36, 10, 10", "5.2, 10, 10", "5.3, 10, 11"})
  void select_hogOnOtherNodes_isT34(String release, int global, int memcg) {
    TaskSnapshot hog = Tasks.like(user(11, 900)).flags(TaskFlag.NUMA_INELIGIBLE).build();
    MachineState machine = machine(release, user(10, 100), hog);

    assertThat(victim(select(machine, global()))).isEqualTo(global);
    assertThat(victim(select(machine, memcg()))).isEqualTo(memcg);
  }

  /** T35: a protected allocating task dies from 3.2 to 3.5; the setting is known from 2.6.24. */
  @ParameterizedTest
  @CsvSource({
    "2.6.20, 10, 10",
    "2.6.24, 10, 11",
    "2.6.39, 10, 11",
    "3.2, 11, 11",
    "3.5, 11, 11",
    "3.6, 10, 11",
    "6.18, 10, 11"
  })
  void select_allocatingTask_isT35(String release, int protectedOne, int free) {
    TaskSnapshot current = user(11, 1);
    TaskSnapshot exempt = Tasks.like(current).oomScoreAdj(-1000).oomAdj(-17).build();
    Sysctls on = Sysctls.DEFAULT.withOomKillAllocatingTask(true);

    assertThat(victim(select(with(on, machine(release, user(10, 900), exempt)), allocating(11))))
        .isEqualTo(protectedOne);
    assertThat(victim(select(with(on, machine(release, user(10, 900), current)), allocating(11))))
        .isEqualTo(free);
  }

  /** Where some nodes are short, the allocating task dies unscored from 2.6.20 to 2.6.35. */
  @ParameterizedTest
  @CsvSource({
    "2.6.11, 10, 10",
    "2.6.20, 11, 11",
    "2.6.24, 10, 11",
    "2.6.35, 10, 11",
    "2.6.36, 10, 10"
  })
  void select_constrained_killsCurrentInOldReleases(String release, int cpuset, int policy) {
    MachineState machine = machine(release, user(10, 900), user(11, 1));

    assertThat(victim(select(machine, constrained(OomConstraint.CPUSET)))).isEqualTo(cpuset);
    assertThat(victim(select(machine, constrained(OomConstraint.MEMORY_POLICY)))).isEqualTo(policy);
  }

  /** T38, memcgs from 2.6.35, and SysRq, which panics up to 4.2. */
  @ParameterizedTest
  @CsvSource({
    "2.6.11, 2, NONE, false, false", "2.6.20, 1, NONE, false, true",
    "2.6.32, 2, MEMCG, false, false", "2.6.35, 2, MEMCG, false, true",
    "6.1, 1, MEMORY_POLICY, false, false", "6.1, 2, MEMORY_POLICY, false, true",
    "4.2, 2, NONE, true, true", "4.3, 2, NONE, true, false"
  })
  void select_panicOnOom_isT38(
      String release, int value, OomConstraint constraint, boolean sysrq, boolean panics) {
    MachineState machine =
        with(Sysctls.DEFAULT.withPanicOnOom(value), machine(release, user(10, 5)));
    OomControl control =
        sysrq ? sysrq() : constraint == OomConstraint.MEMCG ? memcg() : constrained(constraint);

    assertThat(select(machine, control) instanceof Verdict.Panic).isEqualTo(panics);
  }

  /** T5: nobody is left. */
  @ParameterizedTest
  @CsvSource({"2.6.20, true", "4.2, true", "4.3, false", "6.18, false"})
  void select_nobodyKillable_isT5(String release, boolean sysrqPanics) {
    MachineState machine =
        machine(release, Tasks.like(user(10, 5)).oomScoreAdj(-1000).oomAdj(-17).build());

    assertThat(select(machine, global())).isInstanceOf(Verdict.Panic.class);
    assertThat(select(machine, memcg())).isInstanceOf(Verdict.NobodyKillable.class);
    assertThat(select(machine, sysrq()) instanceof Verdict.Panic).isEqualTo(sysrqPanics);
  }

  /** 2.6.24 to 2.6.31 give up a kill for the sake of a protected sharer. */
  @ParameterizedTest
  @CsvSource({"2.6.20, 10", "2.6.24, 0", "2.6.29, 0", "2.6.32, 10"})
  void select_protectedSharer_failsTheKill(String release, int victim) {
    TaskSnapshot hog = Tasks.like(user(10, 900)).sharedMm(7).build();
    TaskSnapshot sharer = Tasks.like(hog).pid(11).oomAdj(-17).build();

    assertThat(victim(select(machine(release, hog, sharer), global()))).isEqualTo(victim);
  }

  /** T40: both subtrees of the memcg at its limit are candidates, others are not. */
  @Test
  void select_parentAtItsLimit_isT40() {
    MachineState machine =
        machine(
            "6.12",
            Tasks.like(user(10, 100)).memcg("/p/a").build(),
            Tasks.like(user(11, 200)).memcg("/p/b").build(),
            Tasks.like(user(12, 900)).memcg("/q").build());
    OomControl control =
        new OomControl(OomConstraint.MEMCG, new MemcgPath("/p"), 0, 0, TOTAL_PAGES, TaskId.NOBODY);

    assertThat(victim(select(machine, control))).isEqualTo(11);
  }

  private static int victim(Verdict verdict) {
    return switch (verdict) {
      case Verdict.KillTask kill -> kill.victim().pid();
      case Verdict.KillMemcg kill -> kill.victim().pid();
      case Verdict.Wait wait -> NOBODY;
      case Verdict.Decline decline -> NOBODY;
      case Verdict.NobodyKillable nobody -> NOBODY;
      case Verdict.Panic panic -> NOBODY;
    };
  }

  private static Verdict select(MachineState machine, OomControl control) {
    return new ClassicPolicy()
        .select(
            SelectionRequests.of(
                machine, control, KernelProfiles.rulesFor(machine.kernel()).orElseThrow()));
  }

  private static MachineState machine(String release, TaskSnapshot... tasks) {
    return Machines.machine().kernel(release).tasks(List.of(tasks)).build();
  }

  private static MachineState with(Sysctls sysctls, MachineState machine) {
    return Machines.like(machine).sysctls(sysctls).build();
  }

  private static TaskSnapshot user(int pid, long pages) {
    return Tasks.task()
        .pid(pid)
        .uid(1000)
        .rssPages(pages)
        .totalVmPages(pages)
        .memcg(MemcgPath.UNKNOWN)
        .build();
  }

  private static OomControl global() {
    return constrained(OomConstraint.NONE, TaskId.NOBODY, 0);
  }

  private static OomControl sysrq() {
    return constrained(OomConstraint.NONE, TaskId.NOBODY, OomControl.ORDER_SYSRQ);
  }

  private static OomControl allocating(int pid) {
    return constrained(OomConstraint.NONE, TaskId.ofPid(pid), 0);
  }

  private static OomControl constrained(OomConstraint constraint) {
    return constrained(constraint, TaskId.ofPid(11), 0);
  }

  private static OomControl constrained(OomConstraint constraint, TaskId current, int order) {
    return new OomControl(constraint, MemcgPath.ROOT, 0, order, TOTAL_PAGES, current);
  }

  private static OomControl memcg() {
    return new OomControl(
        OomConstraint.MEMCG, new MemcgPath("/box"), 0, 0, TOTAL_PAGES, TaskId.NOBODY);
  }
}
