package org.oomlab.api.kernel;

import java.util.Optional;
import org.oomlab.api.select.AllocatingTaskRule;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The allocating task, where it is to die before anybody is compared: {@code out_of_memory()},
 * mm/oom_kill.c, 2.6.18 to 6.18. Either {@code oom_kill_allocating_task} asks for it (never in a
 * memcg), or an OOM on some nodes does by the rule of 2.6.16 to 2.6.35.
 */
public final class OfferedTask {
  private OfferedTask() {}

  /**
   * Returns the task that {@code oom_kill_process()} is called for; empty where the walk decides.
   * Up to 2.6.35 nothing is asked about it, and its kill may then fail ({@link KillRefusal}); later
   * one that is exempt is not offered.
   */
  public static Optional<TaskSnapshot> of(SelectionRequest request) {
    if (isConstrained(request)) {
      return request.current();
    }
    if (!request.machine().sysctls().oomKillAllocatingTask() || request.control().isMemcg()) {
      return Optional.empty();
    }
    return switch (rule(request)) {
      case UNKNOWN -> Optional.empty();
      case DIES_OR_NOBODY, DIES_OR_WALK -> request.current();
      case OFFERS_PROTECTED -> request.current().filter(task -> !isPassedOver(task, request));
      case SPARES_PROTECTED ->
          request
              .current()
              .filter(task -> !isPassedOver(task, request))
              .filter(task -> !KernelEntry.isProtected(task, request));
    };
  }

  /**
   * Returns the task that dies unscored; empty where there is none or its kill would fail. For
   * policies that know neither children nor what a failed kill leads to.
   */
  public static Optional<TaskSnapshot> killable(SelectionRequest request) {
    return of(request).filter(task -> KillRefusal.of(task, request).isEmpty());
  }

  /** Returns whether the walk decides where the offered task cannot be killed. */
  public static boolean isFollowedByTheWalk(SelectionRequest request) {
    return !isConstrained(request) && rule(request) != AllocatingTaskRule.DIES_OR_NOBODY;
  }

  /** Returns the explanation of its kill. */
  public static Explanation explain(SelectionRequest request, TaskSnapshot victim) {
    String why =
        isConstrained(request)
            ? "it asked for the memory, and this release does not compare where some nodes are"
                + " short"
            : "it asked for the memory, and oom_kill_allocating_task is set";
    return KernelEntry.unscored(request, victim, "allocating-task", why);
  }

  private static boolean isConstrained(SelectionRequest request) {
    KernelRules.Entry rules = request.rules().entry();
    return rules.constrained().killsCurrent(request.control().constraint());
  }

  private static AllocatingTaskRule rule(SelectionRequest request) {
    return request.rules().entry().allocatingTask();
  }

  private static boolean isPassedOver(TaskSnapshot task, SelectionRequest request) {
    return task.has(TaskFlag.KTHREAD)
        || task.has(TaskFlag.GLOBAL_INIT)
        || task.has(TaskFlag.NO_MM)
        || (task.has(TaskFlag.NUMA_INELIGIBLE)
            && request.rules().exemption().numa().exempts(request.control()));
  }
}
