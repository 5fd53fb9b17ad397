package org.oomlab.core.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.TOTAL_PAGES;
import static org.oomlab.core.Fixtures.global;
import static org.oomlab.core.Fixtures.machine;
import static org.oomlab.core.Fixtures.memcg;
import static org.oomlab.core.Fixtures.rules;
import static org.oomlab.core.Fixtures.task;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Proc;
import org.oomlab.core.select.SelectionRequests;

class KillSetTest {
  private static final Explanation WHY = Explanation.of(new Reason("test", "test"));
  private static final MemcgPath A = new MemcgPath("/a");
  private static final MemcgPath AB = new MemcgPath("/a/b");
  private static final MemcgPath C = new MemcgPath("/c");

  /** One process: only itself. */
  @Test
  void of_singleKill_isTheVictim() {
    SelectionRequest request = request("6.1", global(TOTAL_PAGES), task(1, 5, 0, 0), member(2, A));

    assertThat(killed(request, new Verdict.KillTask(TaskId.ofPid(2), WHY))).containsExactly(2);
  }

  /** 3 and 5 run on one memory; adj -1000 does not save a sharer from 4.8 on, init it does. */
  @Test
  void of_sharedMemory_takesTheSharersButInit() {
    TaskSnapshot init = sharing(1, 0, TaskFlags.of(TaskFlag.GLOBAL_INIT));
    TaskSnapshot exempt = sharing(3, -1000, TaskFlags.NONE);
    TaskSnapshot victim = sharing(5, 0, TaskFlags.NONE);
    SelectionRequest request =
        request("6.1", global(TOTAL_PAGES), init, exempt, task(4, 1, 0, 0), victim);

    assertThat(killed(request, new Verdict.KillTask(TaskId.ofPid(5), WHY))).containsExactly(5, 3);
  }

  /** A whole memcg: its members and those below, the victim first, -1000 spared. */
  @Test
  void of_memcgKill_takesTheSubtreeInWalkOrder() {
    TaskSnapshot exempt = task(4, 9, 0, -1000, TaskFlags.NONE, A, 0);
    SelectionRequest request =
        request(
            "6.1",
            global(TOTAL_PAGES),
            member(1, A),
            member(2, C),
            member(3, AB),
            exempt,
            member(5, A));

    assertThat(killed(request, new Verdict.KillMemcg(A, TaskId.ofPid(3), WHY)))
        .containsExactly(3, 1, 5);
  }

  /** From memcg to memcg where the OOM is the machine's, whoever was started first. */
  @Test
  void of_memcgKillOfAShownTree_goesFromMemcgToMemcg() {
    MachineState bare = machine("6.1", member(1, AB), member(5, A), member(6, AB), member(7, A));
    MachineState machine =
        new MachineState(
            bare.kernel(),
            bare.pageSizeBytes(),
            bare.ramPages(),
            bare.swap(),
            bare.use(),
            bare.nodes(),
            new MemcgTree(CgroupVersion.V2, List.of(shown(A), shown(AB), shown(C))),
            bare.tasks(),
            bare.sysctls());
    SelectionRequest request = SelectionRequests.of(machine, global(TOTAL_PAGES), rules("6.1"));

    assertThat(killed(request, new Verdict.KillMemcg(A, TaskId.ofPid(6), WHY)))
        .containsExactly(6, 5, 7, 1);
  }

  private static MemcgState shown(MemcgPath path) {
    return new MemcgState(path, MemcgLimits.NONE, 0, 0, false, new MemcgStat(0, 0, 0, 0, 0, 0));
  }

  /** The domain dies as a whole: the rows of a report count as members without a known memcg. */
  @Test
  void of_wholeDomain_takesEveryRow() {
    SelectionRequest request =
        request(
            "6.1",
            memcg("/a", TOTAL_PAGES),
            task(1, 1, 0, 0),
            task(2, 1, 0, -1000),
            task(3, 1, 0, 0));

    assertThat(killed(request, new Verdict.KillMemcg(A, TaskId.ofPid(3), WHY)))
        .containsExactly(3, 1);
  }

  @Test
  void of_memcgKill_sparesInitFrom51() {
    TaskSnapshot init = task(1, 9, 0, 0, TaskFlags.of(TaskFlag.GLOBAL_INIT), A, 0);
    Verdict verdict = new Verdict.KillMemcg(A, TaskId.ofPid(2), WHY);

    assertThat(killed(request("5.0", global(TOTAL_PAGES), init, member(2, A)), verdict))
        .containsExactly(2, 1);
    assertThat(killed(request("5.1", global(TOTAL_PAGES), init, member(2, A)), verdict))
        .containsExactly(2);
  }

  /** find_lock_task_mm() finds nothing to free in a member that has left its memory behind. */
  @Test
  void of_memcgKill_sparesWhoHasNoMemory() {
    TaskSnapshot empty = task(3, 0, 0, 0, TaskFlags.of(TaskFlag.NO_MM), A, 0);
    TaskSnapshot kthread = task(4, 0, 0, 0, TaskFlags.of(TaskFlag.KTHREAD), A, 0);
    SelectionRequest request =
        request("6.1", global(TOTAL_PAGES), member(2, A), empty, kthread, member(5, A));

    assertThat(killed(request, new Verdict.KillMemcg(A, TaskId.ofPid(2), WHY)))
        .containsExactly(2, 5);
  }

  @Test
  void of_verdictWithoutKill_isEmpty() {
    SelectionRequest request = request("6.1", global(TOTAL_PAGES), task(1, 1, 0, 0));

    assertThat(
            List.of(
                new Verdict.Wait(TaskId.ofPid(1), WHY),
                new Verdict.Decline(WHY),
                new Verdict.NobodyKillable(WHY),
                new Verdict.Panic(WHY)))
        .allSatisfy(verdict -> assertThat(KillSet.of(request, verdict)).isEmpty());
  }

  private static TaskSnapshot member(int pid, MemcgPath memcg) {
    return task(pid, 10, 0, 0, TaskFlags.NONE, memcg, 0);
  }

  private static TaskSnapshot sharing(int pid, int adj, TaskFlags flags) {
    return task(pid, 10, 0, adj, flags, MemcgPath.UNKNOWN, 77);
  }

  private static SelectionRequest request(
      String release, OomControl control, TaskSnapshot... tasks) {
    MachineState machine = machine(release, tasks);
    return SelectionRequests.of(machine, control, rules(release));
  }

  /** The victim 10 shares with init 1, the protected 11, a kernel thread 12 and 13. */
  @ParameterizedTest
  @CsvSource({
    "2.6.11, 10 11 13",
    "2.6.19, 10 11 13",
    "2.6.20, 10",
    "2.6.21, 10 1 11 13",
    "2.6.32, 10",
    "2.6.36, 10",
    "2.6.37, 10 1 11 13",
    "3.2, 10 1 13",
    "4.3, 10 1 13",
    "4.4, 10 13",
    "4.7, 10 13",
    "4.8, 10 11 13",
    "6.18, 10 11 13"
  })
  void of_sharedMemory_isTheReleasesRule(String release, String pids) {
    SelectionRequest request =
        request(
            release,
            global(TOTAL_PAGES),
            Proc.of(1).sharing(7).flags(TaskFlag.GLOBAL_INIT).task(),
            Proc.of(10).sharing(7).task(),
            Proc.of(11).sharing(7).adj(-1000).oomAdj(-17).task(),
            Proc.of(12).sharing(7).flags(TaskFlag.KTHREAD).task(),
            Proc.of(13).sharing(7).task(),
            Proc.of(14).sharing(8).task(),
            Proc.of(15).task());

    List<Integer> expected = Stream.of(pids.split(" ")).map(Integer::valueOf).toList();
    if (release.equals("2.6.37")) {
      // There the protected sharer protects them all; whoever is killed takes them along.
      assertThat(request.badness().points(request.machine().tasks().get(1), request.control()))
          .isEqualTo(BadnessFunction.INELIGIBLE);
    }
    assertThat(killed(request, new Verdict.KillTask(TaskId.ofPid(10), WHY)))
        .containsExactlyElementsOf(expected);
    assertThat(killed(request, new Verdict.KillTask(TaskId.ofPid(15), WHY))).containsExactly(15);
  }

  private static List<Integer> killed(SelectionRequest request, Verdict verdict) {
    return KillSet.of(request, verdict).stream().map(TaskId::pid).toList();
  }
}
