package org.oomlab.core.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Children in vfork, which no report marks. Such a child runs on its parent's memory, so that both
 * rows show the same figures, and is passed over until it has its own ({@code in_vfork()},
 * include/linux/sched/mm.h, asked by oom_badness(), mm/oom_kill.c). Their {@code oom_score_adj} may
 * differ, and then the child can seem the better victim. Found in trials on 6.12.
 */
final class VforkDoubt {
  private VforkDoubt() {}

  /**
   * Returns who may be a waiting child, and whose, where passing them over leads to the kernel's
   * own victim; empty where it does not.
   *
   * @param trials the question, with every total and release that fits
   * @param first the trial that names another victim than the kernel did
   * @param kernelsVictim pid of the victim, as the kill line prints it
   */
  static Optional<Map<TaskSnapshot, TaskSnapshot>> of(
      Trials trials, Trial first, int kernelsVictim) {
    ReportedOom reported = trials.reported();
    Map<TaskSnapshot, TaskSnapshot> parents = new LinkedHashMap<>();
    Trial trial = first;
    while (true) {
      // Who dies all the same, as the allocating task where that is the mode, was not passed over.
      Optional<TaskSnapshot> victim =
          trial.victim().flatMap(reported::task).filter(task -> !parents.containsKey(task));
      Optional<TaskSnapshot> parent = victim.flatMap(task -> twin(reported, task, parents));
      if (parent.isEmpty()) {
        return Optional.empty();
      }
      parents.put(victim.get(), parent.get());
      Trials without = trials.with(reported.inVfork(parents.keySet()));
      if (without.couldName(kernelsVictim)) {
        return Optional.of(parents);
      }
      trial = without.first();
    }
  }

  private static Optional<TaskSnapshot> twin(
      ReportedOom reported, TaskSnapshot task, Map<TaskSnapshot, TaskSnapshot> waiting) {
    return reported.tasks().stream()
        .filter(other -> !other.id().equals(task.id()) && !waiting.containsKey(other))
        .filter(other -> couldShareMemory(other, task))
        .findFirst();
  }

  /** Returns whether the figures of both rows are those of one address space. */
  private static boolean couldShareMemory(TaskSnapshot one, TaskSnapshot other) {
    return one.totalVmPages() == other.totalVmPages()
        && one.rssPages() == other.rssPages()
        && one.rssSplit().equals(other.rssSplit())
        && one.swapPages() == other.swapPages()
        && one.pgtablesBytes() == other.pgtablesBytes();
  }
}
