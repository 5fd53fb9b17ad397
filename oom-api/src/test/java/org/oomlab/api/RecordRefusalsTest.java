package org.oomlab.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.memory.Watermarks;
import org.oomlab.api.memory.ZoneState;
import org.oomlab.api.policy.ParameterSpec;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Candidate.Standing;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** What no source can tell is refused where it is made, and the message says what. */
class RecordRefusalsTest {
  private static final Standing EXEMPT = new Standing.Ineligible(IneligibilityReason.KERNEL_THREAD);
  private static final Standing ELIGIBLE = new Standing.Eligible(List.of());
  private static final Explanation WHY = Explanation.of(new Reason("why", "because"));

  static List<Arguments> refused() {
    return List.of(
        refused("pid -5", () -> invoker(-5, 0, 0)),
        refused("order -2", () -> invoker(1, -2, 0)),
        refused("order 99", () -> invoker(1, 99, 0)),
        refused("9999", () -> invoker(1, 0, 9999)),
        refused("[5, 5]", () -> outcome(Outcome.KILLED, 5, List.of(5, 5))),
        refused("PANIC", () -> outcome(Outcome.PANIC, 5, List.of(5))),
        refused("UNKNOWN", () -> outcome(Outcome.UNKNOWN, 5, List.of())),
        refused("victim -5", () -> outcome(Outcome.UNKNOWN, -5, List.of())),
        refused("pid 7", () -> machine(List.of(7, 7), List.of())),
        refused("pid 7", () -> machine(List.of(7, 9, 8, 7), List.of())),
        refused("node 1", () -> machine(List.of(), List.of(1, 0, 1))),
        refused("no sum", () -> new RssSplit.Known(Long.MAX_VALUE, 1, 0)),
        refused("no sum", () -> new RssSplit.Known(Long.MAX_VALUE, Long.MAX_VALUE, 2)),
        refused("no sum", () -> new RssSplit.Known(1, 1, Long.MAX_VALUE - 1)),
        refused("pmdTablePages 2", () -> task(1, 8191, 2, 0)),
        refused("oomAdj 16", () -> task(1, 0, 0, 16)),
        refused("rank -1", () -> new Candidate(task(1), -1, 0, 0, ELIGIBLE)),
        refused("77 points", () -> new Candidate(task(1), 0, 0, 77, EXEMPT)),
        refused("priority 3", () -> new Candidate(task(1), 0, 3, 0, EXEMPT)),
        refused("''", () -> new Factor("", 1, Factor.PAGES)),
        refused("' '", () -> new Factor("resident", 1, " ")),
        refused("victim", () -> new Verdict.KillTask(TaskId.NOBODY, WHY)),
        refused("path", () -> new Verdict.KillMemcg(MemcgPath.UNKNOWN, TaskId.ofPid(1), WHY)),
        refused("victim", () -> new Verdict.KillMemcg(new MemcgPath("/a"), TaskId.NOBODY, WHY)),
        refused("name", () -> new ZoneState(" ", 0, new Watermarks(0, 0, 0), 0, 0)),
        refused("[a, b, a]", () -> choices("a", "b", "a")),
        refused("[a, ]", () -> choices("a", "")),
        refused("banana", () -> new KernelRelease(6, 1, 0, "banana")),
        refused("6.2", () -> new KernelRelease(6, 1, 0, "6.2")),
        refused("6.1.3", () -> new KernelRelease(6, 1, 0, "6.1.3-generic")));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void constructor_valueThatItsDescriptionExcludes_isRefused(
      String named, ThrowingCallable constructor) {
    assertThatIllegalArgumentException().isThrownBy(constructor).withMessageContaining(named);
  }

  @Test
  void constructor_endsOfTheRanges_areTaken() {
    assertThat(invoker(0, -1, -1000).order()).isEqualTo(-1);
    assertThat(invoker(1, 63, 1000).order()).isEqualTo(63);
    assertThat(outcome(Outcome.KILLED, 5, List.of(5, 4)).killedPids()).containsExactly(5, 4);
    assertThat(machine(List.of(9, 7, 8), List.of(1, 0)).tasks()).hasSize(3);
    assertThat(new RssSplit.Known(1, Long.MAX_VALUE - 2, 1).pages()).isEqualTo(Long.MAX_VALUE);
    assertThat(task(1, 8192, 2, 15).pmdTablePages()).isEqualTo(2);
    assertThat(new KernelRelease(6, 1, 3, "6.1.3-generic").patch()).isEqualTo(3);
  }

  @Test
  void withMemory_fewerTables_keepsThePmdTablesThatFit() {
    assertThat(task(1, 8192, 2, 0).withMemory(0, 4096).pmdTablePages()).isEqualTo(1);
    assertThat(task(1, 8192, 2, 0).withMemory(0, 0).pmdTablePages()).isZero();
  }

  private static Arguments refused(String named, ThrowingCallable constructor) {
    return Arguments.of(named, constructor);
  }

  private static Invoker invoker(int pid, int order, int oomScoreAdj) {
    return new Invoker("task", pid, 0, "", order, oomScoreAdj);
  }

  private static ActualOutcome outcome(Outcome outcome, int victim, List<Integer> killed) {
    return new ActualOutcome(outcome, victim, "", MemcgPath.UNKNOWN, killed, 0);
  }

  private static ParameterSpec choices(String... choices) {
    return new ParameterSpec.ChoiceSpec("name", Arrays.asList(choices), "Does something.");
  }

  private static TaskSnapshot task(int pid) {
    return task(pid, 0, 0, 0);
  }

  private static TaskSnapshot task(int pid, long pgtablesBytes, long pmdTablePages, int oomAdj) {
    return new TaskSnapshot(
        TaskId.ofPid(pid),
        pid,
        0,
        "task",
        0,
        0,
        RssSplit.UNKNOWN,
        0,
        pgtablesBytes,
        pmdTablePages,
        0,
        oomAdj,
        TaskFlags.NONE,
        MemcgPath.ROOT,
        TaskSnapshot.MM_NOT_SHARED,
        Lineage.UNKNOWN);
  }

  private static MachineState machine(List<Integer> pids, List<Integer> nodes) {
    return new MachineState(
        KernelRelease.of(6, 1),
        MachineState.DEFAULT_PAGE_SIZE_BYTES,
        0,
        SwapSpace.NONE,
        MemoryUse.UNKNOWN,
        nodes.stream().map(id -> new NodeMemory(id, List.of())).toList(),
        MemcgTree.EMPTY,
        pids.stream().map(RecordRefusalsTest::task).toList(),
        Sysctls.DEFAULT);
  }
}
