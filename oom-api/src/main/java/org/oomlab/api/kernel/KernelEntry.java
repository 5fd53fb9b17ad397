package org.oomlab.api.kernel;

import java.util.Optional;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * What {@code out_of_memory()} (mm/oom_kill.c, 4.17 to 6.18) decides before and after the walk,
 * whatever the selection.
 */
public final class KernelEntry {
  private KernelEntry() {}

  /**
   * Returns the panic that {@code panic_on_oom} asks for, empty when it does not: 1 spares
   * constrained OOMs, 2 none, and SysRq never panics ({@code check_panic_on_oom()}).
   */
  public static Optional<Verdict> panicOnOom(SelectionRequest request) {
    OomControl control = request.control();
    int value = request.machine().sysctls().panicOnOom();
    boolean panics = value == 2 || (value == 1 && control.constraint() == OomConstraint.NONE);
    return panics && !control.isSysrq()
        ? Optional.of(
            new Verdict.Panic(
                Explanation.of(new Reason("panic-on-oom", "panic_on_oom is " + value))))
        : Optional.empty();
  }

  /**
   * Returns the allocating task where {@code oom_kill_allocating_task} offers it unscored; a memcg
   * OOM has no such path, and an exempt task is passed over.
   */
  public static Optional<TaskSnapshot> allocatingTask(SelectionRequest request) {
    OomControl control = request.control();
    if (control.isMemcg()
        || !request.machine().sysctls().oomKillAllocatingTask()
        || control.current().equals(TaskId.NOBODY)) {
      return Optional.empty();
    }
    return request.tasks().stream()
        .filter(task -> task.id().equals(control.current()))
        .filter(task -> !task.has(TaskFlag.KTHREAD) && !task.has(TaskFlag.GLOBAL_INIT))
        .filter(task -> !task.has(TaskFlag.NO_MM) && !task.has(TaskFlag.NUMA_INELIGIBLE))
        .filter(task -> task.oomScoreAdj() != TaskSnapshot.OOM_SCORE_ADJ_MIN)
        .findFirst();
  }

  /** Returns the verdict when an earlier victim is still leaving. */
  public static Verdict wait(TaskSnapshot inFlight) {
    return new Verdict.Wait(
        inFlight.id(),
        Explanation.of(
            new Reason(
                "victim-in-flight",
                inFlight.comm()
                    + " (pid "
                    + inFlight.pid()
                    + ") was killed before and has not left yet")));
  }

  /**
   * Returns the verdict when nobody is eligible: a panic, but not in a memcg OOM nor when SysRq
   * asked.
   */
  public static Verdict nobodyKillable(SelectionRequest request) {
    Explanation explanation =
        Explanation.of(
            new Reason("nobody-killable", "every process is exempt"),
            () -> Ranking.byBadness(request));
    return request.control().isMemcg() || request.control().isSysrq()
        ? new Verdict.NobodyKillable(explanation)
        : new Verdict.Panic(explanation);
  }

  /** Returns the explanation of a choice by the walk's score. */
  public static Explanation highestBadness(SelectionRequest request, long points) {
    return Explanation.of(
        new Reason("highest-badness", "highest badness, " + points + " points"),
        () -> Ranking.byBadness(request));
  }

  /**
   * Returns the explanation of a choice that no score made.
   *
   * @param victim the choice
   * @param rule the rule that made it
   * @param sentence why, about the victim
   */
  public static Explanation unscored(
      SelectionRequest request, TaskSnapshot victim, String rule, String sentence) {
    return Explanation.unscored(
        new Reason(rule, sentence),
        () -> Ranking.withFirst(victim.id(), Ranking.byBadness(request)));
  }

  /** Returns the explanation of the allocating task's kill. */
  public static Explanation allocatingTaskKilled(SelectionRequest request, TaskSnapshot victim) {
    return unscored(
        request,
        victim,
        "allocating-task",
        "it asked for the memory, and oom_kill_allocating_task is set");
  }

  /** Returns the explanation of the kill of a process that asked to be chosen first. */
  public static Explanation originKilled(SelectionRequest request, TaskSnapshot victim) {
    return unscored(request, victim, "oom-origin", "it asked to be chosen first (swapoff or KSM)");
  }
}
