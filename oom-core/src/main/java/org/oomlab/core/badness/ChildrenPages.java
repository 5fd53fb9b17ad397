package org.oomlab.core.badness;

import java.util.HashMap;
import java.util.Map;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.ChildrenTerm;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * What children add to their parent's score up to 2.6.35 ({@code badness()}, mm/oom_kill.c): those
 * with memory that is not the parent's. Built in one pass over the machine.
 */
final class ChildrenPages {
  private final Map<Integer, Long> pagesByParent;

  private ChildrenPages(Map<Integer, Long> pagesByParent) {
    this.pagesByParent = pagesByParent;
  }

  static ChildrenPages on(KernelRules rules, MachineState machine) {
    ChildrenTerm term = rules.score().children();
    Map<Integer, TaskSnapshot> byPid = new HashMap<>();
    machine.tasks().forEach(task -> byPid.put(task.pid(), task));
    Map<Integer, Long> pagesByParent = new HashMap<>();
    for (TaskSnapshot task : machine.tasks()) {
      if (task.lineage() instanceof Lineage.Known known && !task.has(TaskFlag.NO_MM)) {
        TaskSnapshot parent = byPid.get(known.parentPid());
        if (parent != null && !shareMemory(task, parent)) {
          pagesByParent.merge(known.parentPid(), pages(term, task.totalVmPages()), Long::sum);
        }
      }
    }
    return new ChildrenPages(pagesByParent);
  }

  long of(TaskSnapshot parent) {
    Long pages = pagesByParent.get(parent.pid());
    return pages == null ? 0 : pages;
  }

  private static long pages(ChildrenTerm term, long totalVmPages) {
    return switch (term) {
      case WHOLE -> totalVmPages;
      case HALF_AND_ONE -> totalVmPages / 2 + 1;
      case NONE -> 0;
    };
  }

  private static boolean shareMemory(TaskSnapshot one, TaskSnapshot other) {
    return one.sharedMm() != TaskSnapshot.MM_NOT_SHARED && one.sharedMm() == other.sharedMm();
  }
}
