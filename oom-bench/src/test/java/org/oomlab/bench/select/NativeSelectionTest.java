package org.oomlab.bench.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.bench.NativeSource;

/** A baseline that decides otherwise, or something simpler, would be no baseline. */
final class NativeSelectionTest {
  @ParameterizedTest
  @CsvSource({
    "classic, 100", "classic, 997", "classic, 10000",
    "priority-only, 100", "priority-only, 997", "priority-only, 10000",
    "cgroup-aware, 100", "cgroup-aware, 997", "cgroup-aware, 10000"
  })
  void victim_sameMachine_isThePolicys(String policy, int tasks) {
    assertSameVictim(policy, TaskPopulation.of(tasks, TaskLayout.IN_ORDER));
  }

  /** Every task twice in a row, so that the victim is one of two equals. */
  @ParameterizedTest
  @ValueSource(strings = {"classic", "priority-only", "cgroup-aware"})
  void victim_allTied_isThePolicys(String policy) {
    MachineState machine = TaskPopulation.of(500, TaskLayout.IN_ORDER);
    List<TaskSnapshot> doubled = new ArrayList<>();
    for (TaskSnapshot task : machine.tasks()) {
      doubled.add(task);
      doubled.add(withPid(task, task.pid() + 1_000_000));
    }
    assertSameVictim(
        policy,
        new MachineState(
            machine.kernel(),
            machine.pageSizeBytes(),
            machine.ramPages(),
            machine.swap(),
            machine.use(),
            machine.nodes(),
            machine.memcgs(),
            doubled,
            machine.sysctls()));
  }

  private static void assertSameVictim(String policy, MachineState machine) {
    assumeTrue(NativeSource.canCompile(), "there is no gcc to compile the baseline with");
    Verdict verdict = Selection.of(policy, machine).select();
    try (NativeSelection baseline = NativeSelection.of(policy, machine)) {
      TaskId chosen = machine.tasks().get((int) baseline.select()).id();
      assertThat(verdict)
          .isInstanceOfSatisfying(
              Verdict.KillTask.class, kill -> assertThat(kill.victim()).isEqualTo(chosen));
    }
  }

  private static TaskSnapshot withPid(TaskSnapshot task, int pid) {
    return new TaskSnapshot(
        TaskId.ofPid(pid),
        pid,
        task.uid(),
        task.comm(),
        task.totalVmPages(),
        task.rssPages(),
        task.rssSplit(),
        task.swapPages(),
        task.pgtablesBytes(),
        task.pmdTablePages(),
        task.oomScoreAdj(),
        task.oomAdj(),
        task.flags(),
        task.memcg(),
        task.sharedMm(),
        task.lineage());
  }
}
