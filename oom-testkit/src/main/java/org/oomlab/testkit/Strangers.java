package org.oomlab.testkit;

import java.util.List;
import java.util.function.UnaryOperator;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Other machines, shown between two equal questions: the same pids belong to other processes there,
 * all of them far larger in one, and tiny in the other.
 */
public final class Strangers {
  /** As large as any process that is drawn. */
  private static final long HUGE_PAGES = 1L << 36;

  private Strangers() {}

  /** Returns machines where other processes have the pids of this one's. */
  public static List<MachineState> of(MachineState machine) {
    return kinds().stream()
        .map(
            stranger ->
                Machines.like(machine)
                    .tasks(machine.tasks().stream().map(stranger).toList())
                    .build())
        .toList();
  }

  /** Returns what makes each process another one. */
  static List<UnaryOperator<TaskSnapshot>> kinds() {
    return List.of(task -> stranger(task, HUGE_PAGES), task -> stranger(task, 1));
  }

  private static TaskSnapshot stranger(TaskSnapshot task, long pages) {
    long held = task.has(TaskFlag.NO_MM) ? 0 : pages;
    return Tasks.like(task).comm("stranger").rssPages(held).swapPages(0).totalVmPages(held).build();
  }
}
