package org.oomlab.testkit;

import java.util.Optional;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.ChildSacrifice;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Who can never be a victim, written apart from the core so that the two check each other. Source:
 * oom_unkillable_task(), oom_evaluate_task() and oom_badness(), mm/oom_kill.c; kernel by kernel.
 */
final class Exemptions {
  private static final KernelRelease OOM_SCORE_ADJ = KernelRelease.parse("2.6.36");
  private static final int OOM_DISABLE = -17;

  private Exemptions() {}

  /**
   * Returns why a process cannot be chosen by its score. One that asked to be chosen first, or that
   * {@code oom_kill_allocating_task} offers, is not asked for all of it: see {@link #evenUnscored}.
   */
  static Optional<IneligibilityReason> of(TaskSnapshot task, SelectionRequest request) {
    Optional<IneligibilityReason> always = evenUnscored(task, request);
    if (always.isPresent()) {
      return always;
    }
    if (isDisabled(task, request)) {
      return Optional.of(IneligibilityReason.OOM_SCORE_ADJ_MIN);
    }
    KernelRelease kernel = request.rules().since();
    if (task.has(TaskFlag.MM_OOM_SKIP) && kernel.isAtLeast(4, 7)) {
      return Optional.of(IneligibilityReason.MM_OOM_SKIP);
    }
    return task.has(TaskFlag.IN_VFORK) && kernel.isAtLeast(4, 8)
        ? Optional.of(IneligibilityReason.IN_VFORK)
        : Optional.empty();
  }

  /** Returns why a process cannot be killed even when no score is asked for. */
  static Optional<IneligibilityReason> evenUnscored(TaskSnapshot task, SelectionRequest request) {
    if (task.has(TaskFlag.KTHREAD)) {
      return Optional.of(IneligibilityReason.KERNEL_THREAD);
    }
    if (task.has(TaskFlag.GLOBAL_INIT)) {
      return Optional.of(IneligibilityReason.GLOBAL_INIT);
    }
    if (task.has(TaskFlag.NO_MM)) {
      return Optional.of(IneligibilityReason.NO_MM);
    }
    boolean numaCounts = !request.control().isMemcg() || request.rules().numaAppliesToMemcg();
    return task.has(TaskFlag.NUMA_INELIGIBLE) && numaCounts
        ? Optional.of(IneligibilityReason.NUMA_INELIGIBLE)
        : Optional.empty();
  }

  /** Returns whether the process asked not to be killed. */
  static boolean isDisabled(TaskSnapshot task, SelectionRequest request) {
    return request.rules().since().compareTo(OOM_SCORE_ADJ) >= 0
        ? task.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN
        : task.oomAdj() == OOM_DISABLE;
  }

  /** Returns whether {@code oom_kill_allocating_task} offers this process, unscored. */
  static boolean isOffered(TaskSnapshot task, SelectionRequest request) {
    return request.machine().sysctls().oomKillAllocatingTask()
        && !request.control().isMemcg()
        && task.id().equals(request.control().current())
        && evenUnscored(task, request).isEmpty()
        && !isDisabled(task, request);
  }

  /** Returns whether the process asked to be chosen first, and can be. */
  static boolean isOrigin(TaskSnapshot task, SelectionRequest request) {
    return task.has(TaskFlag.OOM_ORIGIN) && evenUnscored(task, request).isEmpty();
  }

  /**
   * Returns whether a child may die in its parent's place. Up to 5.0 that breaks order in the
   * kernel itself: a process that grows until it is chosen may be saved by its child.
   */
  static boolean childMayDie(SelectionRequest request) {
    return request.rules().childSacrifice() != ChildSacrifice.NONE
        && request.tasks().stream().anyMatch(task -> task.lineage() instanceof Lineage.Known);
  }

  /** Returns whether somebody can be killed by any rule. */
  static boolean somebodyKillable(SelectionRequest request) {
    return request.tasks().stream()
        .anyMatch(task -> of(task, request).isEmpty() || isOffered(task, request));
  }
}
