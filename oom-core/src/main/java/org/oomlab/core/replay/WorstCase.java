package org.oomlab.core.replay;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemoryKind;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The processes of a report with the facts it hides read against one of them. Bounds: a page of an
 * address space is resident or in swap, never both, so that swap is at most what is not resident,
 * and at most what is in use of the machine's; and there are no more page tables than the report
 * counts, nor than pages they could map.
 */
final class WorstCase {
  private static final Lineage LEAST =
      new Lineage.Known(
          0,
          0,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Set.copyOf(EnumSet.allOf(Lineage.Capability.class)));
  private static final int NICEST = 19;
  private static final long INT_SCALE = 1000;

  private final MachineState machine;
  private final KernelRules rules;
  private final TaskId chosen;
  private final boolean swapKnown;

  /**
   * Makes readings against one process.
   *
   * @param chosen that process
   * @param swapKnown whether the report states the machine's swap
   */
  WorstCase(MachineState machine, KernelRules rules, TaskId chosen, boolean swapKnown) {
    this.machine = machine;
    this.rules = rules;
    this.chosen = chosen;
    this.swapKnown = swapKnown;
  }

  /** Returns the tasks under a doubt and those before it. */
  List<TaskSnapshot> tasks(Doubt doubt, List<Doubt> doubts) {
    List<Doubt> read = doubts.subList(0, doubts.indexOf(doubt) + 1);
    return machine.tasks().stream().map(task -> read(task, read)).toList();
  }

  private TaskSnapshot read(TaskSnapshot task, List<Doubt> doubts) {
    boolean against = task.id().equals(chosen);
    TaskSnapshot read = task;
    for (Doubt doubt : doubts) {
      read =
          switch (doubt) {
            case NONE, PRIVILEGES, WRAPPING -> read;
            case MEMORY -> against ? read : withHiddenMemory(read);
            case OVERFLOW -> against ? withHiddenMemory(read) : read;
            case HISTORY -> withHistory(read, against);
          };
    }
    return read;
  }

  private TaskSnapshot withHiddenMemory(TaskSnapshot task) {
    long free = Math.max(task.totalVmPages() - task.rssPages(), 0);
    long inUse = machine.swap().totalPages() - machine.swap().freePages();
    long swapPages = Math.min(free, swapKnown ? inUse : Long.MAX_VALUE);
    long tablePages =
        Math.min(
            task.totalVmPages(),
            machine.use().pages(MemoryKind.PAGETABLES).orElse(task.totalVmPages()));
    if (rules.score().formula() == BadnessFormula.PER_MILLE_INT && !task.id().equals(chosen)) {
      long most = Math.max(Integer.MAX_VALUE / INT_SCALE - task.rssPages(), 0);
      swapPages = Math.min(swapPages, most);
      tablePages = Math.min(tablePages, most - swapPages);
    }
    return task.withMemory(swapPages, tablePages * machine.pageSizeBytes());
  }

  /** A child of the chosen one, should it be one, would die in its place. */
  private TaskSnapshot withHistory(TaskSnapshot task, boolean against) {
    if (task.lineage() instanceof Lineage.Known) {
      return task;
    }
    Lineage most = new Lineage.Known(chosen.pid(), NICEST, 0, 0, Set.of());
    return task.withLineage(against ? LEAST : most);
  }
}
