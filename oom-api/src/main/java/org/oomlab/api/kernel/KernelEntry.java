package org.oomlab.api.kernel;

import java.util.Optional;
import org.oomlab.api.select.ExitingCurrentRule;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.OriginRule;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * What {@code out_of_memory()} (mm/oom_kill.c, 2.6.11 to 6.18) decides before and after the walk,
 * whatever the selection. Not here is whether the allocator asks at all: {@code
 * __alloc_pages_may_oom()} (mm/page_alloc.c) keeps large orders and {@code GFP_NOFS} away.
 */
public final class KernelEntry {
  private KernelEntry() {}

  /**
   * Returns what the allocating task's own state, {@code panic_on_oom} and the constraint decide
   * before anybody is compared, in the kernel's order; empty when nothing does.
   */
  public static Optional<Verdict> beforeTheWalk(SelectionRequest request) {
    return exitingCurrent(request).or(() -> panicOnOom(request));
  }

  /**
   * Returns the panic that {@code panic_on_oom} asks for by the release's rule, empty when it does
   * not; SysRq never panics from 4.3 on ({@code check_panic_on_oom()}).
   */
  public static Optional<Verdict> panicOnOom(SelectionRequest request) {
    OomControl control = request.control();
    KernelRules.Entry rules = request.rules().entry();
    int value = request.machine().sysctls().panicOnOom();
    return rules.panicOnOom().panics(value, control.constraint())
            && (!control.isSysrq() || rules.sysrqPanics())
        ? Optional.of(
            new Verdict.Panic(
                Explanation.of(new Reason("panic-on-oom", "panic_on_oom is " + value))))
        : Optional.empty();
  }

  /**
   * Returns the wait for the allocating task where it is on its way out already: it gets the
   * reserves instead of a signal, without a report (2.6.36 and later, in a memcg 2.6.39).
   */
  private static Optional<Verdict> exitingCurrent(SelectionRequest request) {
    ExitingCurrentRule rule = request.rules().entry().exitingCurrent();
    OomConstraint constraint = request.control().constraint();
    boolean exiting = rule.goesFirst(constraint);
    boolean signalled = rule.goesFirstSignalled(constraint);
    return request
        .current()
        .filter(task -> (signalled && isSignalled(task)) || (exiting && isLeaving(task, request)))
        .map(KernelEntry::leaving);
  }

  private static boolean isSignalled(TaskSnapshot task) {
    return task.has(TaskFlag.FATAL_SIGNAL) && !task.has(TaskFlag.NO_MM);
  }

  /**
   * Returns whether a process frees its memory without being killed: {@code task_will_free_mem()},
   * from 4.8 only where everybody on its memory is leaving too, by the same test: who writes a core
   * dump keeps it for all.
   */
  public static boolean isLeaving(TaskSnapshot task, SelectionRequest request) {
    if (!isOnItsWay(task, request)
        || task.has(TaskFlag.NO_MM)
        || (request.rules().exemption().reaped() && task.has(TaskFlag.MM_OOM_SKIP))) {
      return false;
    }
    return !request.rules().exemption().vfork()
        || request.machine().tasks().stream()
            .filter(other -> other.sharedMm() != TaskSnapshot.MM_NOT_SHARED)
            .filter(other -> other.sharedMm() == task.sharedMm())
            .allMatch(other -> isOnItsWay(other, request));
  }

  /** {@code __task_will_free_mem()}: exiting, and from 4.0 not writing a core dump. */
  private static boolean isOnItsWay(TaskSnapshot task, SelectionRequest request) {
    return task.has(TaskFlag.EXITING)
        && !(request.rules().walk().waitsFor().dumpersStay() && task.has(TaskFlag.DUMPING_CORE));
  }

  /**
   * Returns whether an administrator asked for the process not to be killed. One whose {@code
   * oom_score_adj} swapoff or KSM has raised is not protected meanwhile.
   */
  public static boolean isProtected(TaskSnapshot task, SelectionRequest request) {
    return switch (request.rules().exemption().protection()) {
      case NONE -> false;
      case OOM_ADJ -> task.oomAdj() == TaskSnapshot.OOM_ADJ_DISABLE;
      case OOM_SCORE_ADJ -> isLeast(task, request);
      case OOM_SCORE_ADJ_OF_ANY_SHARER ->
          isLeast(task, request)
              || (task.sharedMm() != TaskSnapshot.MM_NOT_SHARED
                  && request.machine().tasks().stream()
                      .filter(other -> other.sharedMm() == task.sharedMm())
                      .anyMatch(other -> isLeast(other, request)));
    };
  }

  private static boolean isLeast(TaskSnapshot task, SelectionRequest request) {
    boolean raised =
        task.has(TaskFlag.OOM_ORIGIN) && request.rules().walk().origin() == OriginRule.ADJ_1000;
    return task.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN && !raised;
  }

  /**
   * Returns whether a process was killed before and has not given its memory back yet, so that
   * another kill would come too early: {@code tsk_is_oom_victim()} and {@code MMF_OOM_SKIP} in
   * {@code oom_evaluate_task()}. A release without a reaper (up to 4.5) knows of no memory that is
   * reaped. The kernel's own walk asks more ({@link KernelWalk}).
   */
  public static boolean isInFlight(TaskSnapshot task, SelectionRequest request) {
    boolean reaped = task.has(TaskFlag.MM_OOM_SKIP) && request.rules().exemption().reaped();
    return task.has(TaskFlag.OOM_VICTIM) && !reaped && !task.has(TaskFlag.NO_MM);
  }

  /** Returns the verdict when an earlier victim, or up to 4.5 any process, is still leaving. */
  public static Verdict wait(TaskSnapshot inFlight) {
    String who = inFlight.comm() + " (pid " + inFlight.pid() + ")";
    Reason reason =
        inFlight.has(TaskFlag.OOM_VICTIM)
            ? new Reason("victim-in-flight", who + " was killed before and has not left yet")
            : new Reason(
                "exiting-process", who + " is on its way out, and this release waits for it");
    return new Verdict.Wait(inFlight.id(), Explanation.of(reason));
  }

  /**
   * Returns the verdict when the choice is on its way out: it gets the reserves, and nobody is
   * killed ({@code oom_kill_process()}).
   */
  public static Verdict leaving(TaskSnapshot task) {
    return new Verdict.Wait(
        task.id(),
        Explanation.of(
            new Reason(
                "already-leaving",
                task.comm()
                    + " (pid "
                    + task.pid()
                    + ") is on its way out and frees its memory without a kill")));
  }

  /**
   * Returns the verdict when nobody is eligible: a panic, but not in a memcg OOM, nor from 4.3 on
   * when SysRq asked. (Up to 2.6.35 a memcg OOM then turns to the allocating task, which is one of
   * those just found exempt.)
   */
  public static Verdict nobodyKillable(SelectionRequest request) {
    Explanation explanation =
        Explanation.of(
            new Reason("nobody-killable", "every process is exempt"),
            () -> Ranking.byBadness(request));
    boolean survives =
        request.control().isMemcg()
            || (request.control().isSysrq() && !request.rules().entry().sysrqPanics());
    return survives ? new Verdict.NobodyKillable(explanation) : new Verdict.Panic(explanation);
  }

  /** Returns the explanation of a choice by the walk's score. */
  public static Explanation highestBadness(SelectionRequest request, long points) {
    return Explanation.of(
        () -> new Reason("highest-badness", "highest badness, " + points + " points"),
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

  /** Returns the explanation of the kill of a process that asked to be chosen first. */
  public static Explanation originKilled(SelectionRequest request, TaskSnapshot victim) {
    return unscored(request, victim, "oom-origin", "it asked to be chosen first (swapoff or KSM)");
  }
}
