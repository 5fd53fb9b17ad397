package org.oomlab.policy.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.select.SelectionRequests;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Memcgs;
import org.oomlab.testkit.Tasks;

/** Situations with one right answer, each worked by hand; the total is 4194304 pages. */
class ClassicPolicyTest {
  private static final long TOTAL_PAGES = 4_194_304;

  @Nested
  class Score {
    /** 10: 4000000 pages. 11: 1000 + 1000 * 4194 = 4195000 points. */
    @Test
    void select_adjOutweighsSize_killsTheSmallOne() {
      Verdict verdict = select(machine("6.12", sized(10, 4_000_000), adjusted(11, 1000, 1000)));

      assertThat(victim(verdict)).isEqualTo(11);
      assertThat(verdict.explanation().reason().sentence()).contains("4195000");
      assertThat(verdict.explanation().ranking())
          .extracting(candidate -> candidate.task().pid())
          .containsExactly(11, 10);
    }

    @Test
    void select_containersInit_isKilledLikeAnyOther() {
      TaskSnapshot containerInit = sized(300, 500_000);

      assertThat(victim(select(machine("6.12", sized(10, 10), containerInit)))).isEqualTo(300);
    }

    @Test
    void select_negativeScores_areOrderedFrom59() {
      TaskSnapshot first = adjusted(10, 1_000_000, -999);
      TaskSnapshot second = adjusted(11, 10, -998);

      assertThat(victim(select(machine("5.9", first, second)))).isEqualTo(10);
      assertThat(victim(select(machine("5.8", first, second)))).isEqualTo(11);
      assertThat(victim(select(machine("5.2", first, second)))).isEqualTo(10);
    }
  }

  @Nested
  class Ties {
    @ParameterizedTest
    @CsvSource({"4.17, 10", "4.19, 10", "5.2, 10", "5.3, 12", "5.9, 12", "6.18, 12"})
    void select_equalScores_fallByTheRelease(String release, int victim) {
      MachineState machine = machine(release, sized(10, 500), sized(11, 499), sized(12, 500));

      for (OomControl control : List.of(global(), memcg("/box"))) {
        Verdict verdict = select(machine, control);
        assertThat(victim(verdict)).isEqualTo(victim);
        assertThat(verdict.explanation().tieSet())
            .containsExactly(TaskId.ofPid(10), TaskId.ofPid(12));
      }
    }
  }

  @Nested
  class EarlierVictim {
    private final TaskSnapshot large = sized(10, 900);
    private final TaskSnapshot small = sized(12, 800);

    @Test
    void select_victimInFlight_waitsEvenAfterABetterCandidate() {
      Verdict verdict = select(machine("5.10", large, flagged(11, TaskFlag.OOM_VICTIM), small));

      assertThat(verdict).isInstanceOf(Verdict.Wait.class);
      assertThat(((Verdict.Wait) verdict).inFlight()).isEqualTo(TaskId.ofPid(11));
    }

    @Test
    void select_reapedVictim_isPassedOver() {
      TaskSnapshot reaped = flagged(11, TaskFlag.OOM_VICTIM, TaskFlag.MM_OOM_SKIP);

      assertThat(victim(select(machine("5.10", large, reaped, small)))).isEqualTo(10);
    }

    /** The victim in flight is the largest, 1000 pages. */
    @Test
    void select_sysrq_scoresTheVictimInFlightAgain() {
      MachineState machine = machine("5.10", large, flagged(11, TaskFlag.OOM_VICTIM), small);

      assertThat(victim(select(machine, sysrq()))).isEqualTo(11);
    }
  }

  @Nested
  class Origin {
    private final TaskSnapshot swapoff =
        Tasks.task().pid(11).rssPages(10).oomScoreAdj(-1000).flags(TaskFlag.OOM_ORIGIN).build();

    @Test
    void select_origin_beatsEveryScoreAndEvenTheExemption() {
      Verdict verdict = select(machine("6.1", sized(10, 4_000_000), swapoff));

      assertThat(victim(verdict)).isEqualTo(11);
      assertThat(verdict.explanation().tieSet()).containsExactly(TaskId.ofPid(11));
      assertThat(verdict.explanation().ranking())
          .extracting(candidate -> candidate.task().pid())
          .containsExactly(11, 10);
    }

    @Test
    void select_secondOrigin_replacesTheFirst() {
      TaskSnapshot ksm = Tasks.task().pid(12).flags(TaskFlag.OOM_ORIGIN).build();

      assertThat(victim(select(machine("6.1", swapoff, ksm)))).isEqualTo(12);
    }

    @Test
    void select_victimInFlightAfterAnOrigin_waits() {
      assertThat(select(machine("6.1", swapoff, flagged(12, TaskFlag.OOM_VICTIM))))
          .isInstanceOf(Verdict.Wait.class);
    }
  }

  @Nested
  class AllocatingTask {
    private final Sysctls on = Sysctls.DEFAULT.withOomKillAllocatingTask(true);

    @Test
    void select_allocatingTask_diesWithoutComparison() {
      MachineState machine = machine(on, sized(10, 4_000_000), sized(11, 1));

      Verdict verdict = select(machine, allocating(11));

      assertThat(victim(verdict)).isEqualTo(11);
      assertThat(verdict.explanation().reason().rule()).isEqualTo("allocating-task");
      assertThat(verdict.explanation().ranking()).extracting(Candidate::rank).containsExactly(1, 2);
    }

    @Test
    void select_victimInFlight_doesNotStopIt() {
      MachineState machine = machine(on, flagged(10, TaskFlag.OOM_VICTIM), sized(11, 1));

      assertThat(victim(select(machine, allocating(11)))).isEqualTo(11);
    }

    @Test
    void select_exemptAllocatingTask_fallsThroughToTheWalk() {
      MachineState machine = machine(on, sized(10, 5), adjusted(11, 9, -1000));

      assertThat(victim(select(machine, allocating(11)))).isEqualTo(10);
    }

    @Test
    void select_memcgOom_hasNoSuchPath() {
      MachineState machine = machine(on, sized(10, 4_000_000), sized(11, 1));
      OomControl control =
          new OomControl(
              OomConstraint.MEMCG, new MemcgPath("/box"), 0, 0, TOTAL_PAGES, TaskId.ofPid(11));

      assertThat(victim(select(machine, control))).isEqualTo(10);
    }
  }

  @Nested
  class Panic {
    @ParameterizedTest
    @CsvSource({
      "0, NONE, false",
      "1, NONE, true",
      "1, MEMORY_POLICY, false",
      "1, MEMCG, false",
      "2, NONE, true",
      "2, MEMORY_POLICY, true",
      "2, MEMCG, true"
    })
    void select_panicOnOom_dependsOnTheConstraint(
        int value, OomConstraint constraint, boolean panics) {
      MachineState machine = machine(Sysctls.DEFAULT.withPanicOnOom(value), sized(10, 5));
      MemcgPath domain = constraint == OomConstraint.MEMCG ? new MemcgPath("/box") : MemcgPath.ROOT;
      OomControl control = new OomControl(constraint, domain, 0, 0, TOTAL_PAGES, TaskId.NOBODY);

      assertThat(select(machine, control) instanceof Verdict.Panic).isEqualTo(panics);
    }

    @Test
    void select_sysrq_neverPanics() {
      MachineState machine = machine(Sysctls.DEFAULT.withPanicOnOom(2), sized(10, 5));

      assertThat(victim(select(machine, sysrq()))).isEqualTo(10);
    }

    @Test
    void select_nobodyKillable_panicsOnlyWhenGlobalAndNotSysrq() {
      MachineState machine = machine("6.12", adjusted(10, 5, -1000));

      assertThat(select(machine, global())).isInstanceOf(Verdict.Panic.class);
      assertThat(select(machine, memcg("/box"))).isInstanceOf(Verdict.NobodyKillable.class);
      assertThat(select(machine, sysrq())).isInstanceOf(Verdict.NobodyKillable.class);
    }
  }

  /** /a (group) / b / c (group), the victim in c. */
  @Nested
  class Group {
    private final MachineState machine =
        Machines.machine()
            .kernel("6.12")
            .memcgs(
                Memcgs.memcg("/a").oomGroup(true).build(),
                Memcgs.memcg("/a/b").build(),
                Memcgs.memcg("/a/b/c").oomGroup(true).build(),
                Memcgs.memcg("/d").build())
            .tasks(
                Tasks.task().pid(10).rssPages(5).memcg("/a").build(),
                Tasks.task().pid(11).rssPages(900).memcg("/a/b/c").build(),
                Tasks.task().pid(12).rssPages(5).memcg("/d").build())
            .build();

    @ParameterizedTest
    @CsvSource({"/a/b/c, /a/b/c", "/a/b, /a/b/c", "/a, /a"})
    void select_groupWithinTheDomain_isTheHighestFlagged(String domain, String group) {
      assertThat(select(machine, memcg(domain)))
          .isInstanceOfSatisfying(
              Verdict.KillMemcg.class,
              kill -> assertThat(kill.memcg()).isEqualTo(new MemcgPath(group)));
    }

    @Test
    void select_globalOom_countsEveryAncestor() {
      assertThat(select(machine, global()))
          .isInstanceOfSatisfying(
              Verdict.KillMemcg.class,
              kill -> assertThat(kill.memcg()).isEqualTo(new MemcgPath("/a")));
    }

    @Test
    void select_beforeGroupsExisted_killsOne() {
      MachineState old = Machines.like(machine).kernel("4.18").build();

      assertThat(select(old, global())).isInstanceOf(Verdict.KillTask.class);
    }
  }

  @Nested
  class Child {
    private final TaskSnapshot parent = sized(10, 1_000_000);
    private final TaskSnapshot child = Tasks.task().pid(11).rssPages(10).parent(10).build();

    @ParameterizedTest
    @CsvSource({"4.19, 11", "5.0, 11", "5.1, 10", "6.12, 10"})
    void select_childWithOwnMemory_diesForItsParentUpTo50(String release, int victim) {
      assertThat(victim(select(machine(release, parent, child)))).isEqualTo(victim);
    }

    @Test
    void select_exemptOrSharingChild_doesNot() {
      TaskSnapshot exempt = Tasks.like(child).oomScoreAdj(-1000).build();
      TaskSnapshot sharing = Tasks.like(child).sharedMm(7).build();
      TaskSnapshot sharingParent = Tasks.like(parent).sharedMm(7).build();

      assertThat(victim(select(machine("5.0", parent, exempt)))).isEqualTo(10);
      assertThat(victim(select(machine("5.0", sharingParent, sharing)))).isEqualTo(10);
    }
  }

  private static int victim(Verdict verdict) {
    return switch (verdict) {
      case Verdict.KillTask kill -> kill.victim().pid();
      case Verdict.KillMemcg kill -> kill.victim().pid();
      default -> throw new AssertionError("no kill but " + verdict);
    };
  }

  private static Verdict select(MachineState machine) {
    return select(machine, global());
  }

  private static Verdict select(MachineState machine, OomControl control) {
    return new ClassicPolicy()
        .select(
            SelectionRequests.of(
                machine, control, KernelProfiles.rulesFor(machine.kernel()).orElseThrow()));
  }

  private static MachineState machine(String release, TaskSnapshot... tasks) {
    return Machines.machine().kernel(release).tasks(tasks).build();
  }

  private static MachineState machine(Sysctls sysctls, TaskSnapshot... tasks) {
    return Machines.machine().kernel("6.12").sysctls(sysctls).tasks(tasks).build();
  }

  private static TaskSnapshot sized(int pid, long rssPages) {
    return adjusted(pid, rssPages, 0);
  }

  private static TaskSnapshot adjusted(int pid, long rssPages, int adj) {
    return Tasks.task()
        .pid(pid)
        .rssPages(rssPages)
        .oomScoreAdj(adj)
        .memcg(MemcgPath.UNKNOWN)
        .build();
  }

  private static TaskSnapshot flagged(int pid, TaskFlag... flags) {
    return Tasks.like(sized(pid, 1000)).flags(TaskFlags.of(flags)).build();
  }

  private static OomControl global() {
    return new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, TOTAL_PAGES, TaskId.NOBODY);
  }

  private static OomControl sysrq() {
    return new OomControl(
        OomConstraint.NONE, MemcgPath.ROOT, 0, OomControl.ORDER_SYSRQ, TOTAL_PAGES, TaskId.NOBODY);
  }

  private static OomControl allocating(int pid) {
    return new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, TOTAL_PAGES, TaskId.ofPid(pid));
  }

  private static OomControl memcg(String path) {
    return new OomControl(
        OomConstraint.MEMCG, new MemcgPath(path), 0, 0, TOTAL_PAGES, TaskId.NOBODY);
  }
}
