package org.oomlab.testkit;

import java.util.Optional;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.ChildSacrifice;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.OomConstraint;
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
  private static final KernelRelease OOM_DISABLE_KNOWN = KernelRelease.parse("2.6.12");
  private static final KernelRelease OTHER_NODES_EXEMPT = KernelRelease.parse("2.6.14");
  private static final KernelRelease NODES_KILL_CURRENT = KernelRelease.parse("2.6.16");
  private static final KernelRelease OTHER_NODES_DIVIDE = KernelRelease.parse("2.6.19");
  private static final KernelRelease KILL_REFUSES = KernelRelease.parse("2.6.20");
  private static final KernelRelease ALLOCATING_TASK = KernelRelease.parse("2.6.24");
  private static final KernelRelease SHARERS_LIVE = KernelRelease.parse("2.6.32");
  private static final KernelRelease SHARERS_COUNT = KernelRelease.parse("2.6.37");
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
    KernelRelease kernel = kernel(request);
    if (task.has(TaskFlag.MM_OOM_SKIP) && kernel.isAtLeast(4, 6)) {
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
    boolean numaCounts =
        kernel(request).isAtLeast(5, 3)
            ? !request.control().isMemcg()
            : kernel(request).compareTo(OOM_SCORE_ADJ) >= 0
                || (kernel(request).compareTo(OTHER_NODES_EXEMPT) >= 0
                    && kernel(request).compareTo(OTHER_NODES_DIVIDE) < 0);
    return task.has(TaskFlag.NUMA_INELIGIBLE) && numaCounts
        ? Optional.of(IneligibilityReason.NUMA_INELIGIBLE)
        : Optional.empty();
  }

  private static KernelRelease kernel(SelectionRequest request) {
    return request.rules().since();
  }

  /**
   * Returns whether the process asked not to be killed, or up to 3.1 one on its memory did. From
   * 3.0 to 3.7 swapoff and KSM put its oom_score_adj to 1000 for their time, whatever it was
   * (test_set_oom_score_adj(), mm/oom_kill.c).
   */
  static boolean isDisabled(TaskSnapshot task, SelectionRequest request) {
    KernelRelease kernel = kernel(request);
    if (kernel.compareTo(OOM_SCORE_ADJ) < 0) {
      return kernel.compareTo(OOM_DISABLE_KNOWN) >= 0 && task.oomAdj() == OOM_DISABLE;
    }
    boolean shared =
        kernel.compareTo(SHARERS_COUNT) >= 0
            && !kernel.isAtLeast(3, 2)
            && task.sharedMm() != TaskSnapshot.MM_NOT_SHARED;
    return request.machine().tasks().stream()
        .filter(
            other ->
                other.id().equals(task.id()) || (shared && other.sharedMm() == task.sharedMm()))
        .anyMatch(
            other ->
                other.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN && !isRaised(other, kernel));
  }

  private static boolean isRaised(TaskSnapshot task, KernelRelease kernel) {
    return task.has(TaskFlag.OOM_ORIGIN) && kernel.isAtLeast(3, 0) && !kernel.isAtLeast(3, 8);
  }

  /**
   * Returns whether this process dies unscored because it asked for memory: by {@code
   * oom_kill_allocating_task} from 2.6.24 on (3.2 to 3.5 even when protected), or because only some
   * nodes are short (2.6.16 to 2.6.35, up to 2.6.19 even when protected).
   */
  static boolean isOffered(TaskSnapshot task, SelectionRequest request) {
    KernelRelease kernel = kernel(request);
    boolean protectionCounts =
        kernel.compareTo(KILL_REFUSES) >= 0 && (!kernel.isAtLeast(3, 2) || kernel.isAtLeast(3, 6));
    return isAsked(task, request)
        && (kernel.compareTo(OOM_SCORE_ADJ) < 0
            ? hasMemoryToLose(task)
            : evenUnscored(task, request).isEmpty())
        && !(protectionCounts && isDisabled(task, request));
  }

  /**
   * Returns whether the process may die in its parent's place though the walk passes it over: up to
   * 2.6.19 neither oom_adj nor nodes are asked for there.
   */
  static boolean mayDieForItsParent(TaskSnapshot task, SelectionRequest request) {
    return kernel(request).compareTo(KILL_REFUSES) < 0
        && hasMemoryToLose(task)
        && isChild(task, request);
  }

  private static boolean hasMemoryToLose(TaskSnapshot task) {
    return !task.has(TaskFlag.KTHREAD)
        && !task.has(TaskFlag.GLOBAL_INIT)
        && !task.has(TaskFlag.NO_MM);
  }

  /** Returns whether the kernel first tries to kill this process, whether it can or not. */
  private static boolean isAsked(TaskSnapshot task, SelectionRequest request) {
    KernelRelease kernel = kernel(request);
    OomConstraint constraint = request.control().constraint();
    boolean bySetting =
        request.machine().sysctls().oomKillAllocatingTask()
            && !request.control().isMemcg()
            && kernel.compareTo(ALLOCATING_TASK) >= 0;
    boolean byNodes =
        kernel.compareTo(NODES_KILL_CURRENT) >= 0
            && kernel.compareTo(OOM_SCORE_ADJ) < 0
            && (constraint == OomConstraint.MEMORY_POLICY
                || (constraint == OomConstraint.CPUSET && kernel.compareTo(ALLOCATING_TASK) < 0));
    return (bySetting || byNodes) && task.id().equals(request.control().current());
  }

  /**
   * Returns whether a kill may fail: because a protected process shares the victim's memory, 2.6.21
   * to 2.6.31, or because the allocating task is tried first and cannot be killed, up to 2.6.35.
   */
  static boolean killMayFail(SelectionRequest request) {
    KernelRelease kernel = kernel(request);
    boolean bySharer =
        kernel.compareTo(KILL_REFUSES) > 0
            && kernel.compareTo(SHARERS_LIVE) < 0
            && request.machine().tasks().stream()
                .anyMatch(
                    task ->
                        task.sharedMm() != TaskSnapshot.MM_NOT_SHARED && isDisabled(task, request));
    boolean byCurrent =
        kernel.compareTo(OOM_SCORE_ADJ) < 0
            && request.machine().tasks().stream()
                .anyMatch(task -> isAsked(task, request) && !isOffered(task, request));
    return bySharer || byCurrent;
  }

  /** Returns whether a score may overflow so that growing lowers it, 2.6.36 to 3.1. */
  static boolean scoreMayOverflow(SelectionRequest request) {
    return kernel(request).compareTo(OOM_SCORE_ADJ) >= 0 && !kernel(request).isAtLeast(3, 2);
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
    return request.rules().kill().childSacrifice() != ChildSacrifice.NONE
        && request.tasks().stream().anyMatch(task -> isChild(task, request));
  }

  private static boolean isChild(TaskSnapshot task, SelectionRequest request) {
    return task.lineage() instanceof Lineage.Known known
        && request.tasks().stream().anyMatch(parent -> parent.pid() == known.parentPid());
  }

  /** Returns whether somebody can be killed by a score, which every policy must see. */
  static boolean somebodyScored(SelectionRequest request) {
    return request.tasks().stream().anyMatch(task -> of(task, request).isEmpty());
  }

  /** Returns whether somebody can be killed by any rule. */
  static boolean somebodyKillable(SelectionRequest request) {
    return somebodyScored(request)
        || request.tasks().stream().anyMatch(task -> isOffered(task, request));
  }
}
