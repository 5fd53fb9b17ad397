package org.oomlab.policy.classic;

import java.util.Optional;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.kernel.KernelWalk;
import org.oomlab.api.kernel.KillRefusal;
import org.oomlab.api.kernel.OfferedTask;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Mainline's choice, in the order of {@code out_of_memory()} (mm/oom_kill.c, 2.6.11 to 6.18): an
 * allocating task on its way out, panic_on_oom, oom_kill_allocating_task, the walk, then the
 * sacrifice of a child where the release has it, and {@code memory.oom.group}. Which release does
 * what stands in the request's rules. O(tasks); thread-safe.
 */
final class ClassicPolicy implements VictimPolicy {

  @Override
  public Verdict select(SelectionRequest request) {
    Optional<Verdict> decided = KernelEntry.beforeTheWalk(request);
    if (decided.isPresent()) {
      return decided.get();
    }
    return OfferedTask.of(request)
        .flatMap(task -> offered(request, task))
        .orElseGet(() -> walked(request));
  }

  /** The allocating task's end; empty where it cannot be killed and the walk decides. */
  private static Optional<Verdict> offered(SelectionRequest request, TaskSnapshot task) {
    Verdict verdict = kill(request, task, OfferedTask.explain(request, task));
    boolean failed =
        verdict instanceof Verdict.NobodyKillable
            && KillRefusal.of(task, request)
                .filter(refusal -> refusal.cause() != KillRefusal.Cause.INIT)
                .isPresent();
    return failed && OfferedTask.isFollowedByTheWalk(request)
        ? Optional.empty()
        : Optional.of(verdict);
  }

  private static Verdict walked(SelectionRequest request) {
    return switch (KernelWalk.over(request, request.tasks())) {
      case KernelWalk.InFlight(TaskSnapshot task) -> KernelEntry.wait(task);
      case KernelWalk.Origin(TaskSnapshot task) ->
          kill(request, task, KernelEntry.originKilled(request, task));
      case KernelWalk.Highest(TaskSnapshot task, long points) ->
          kill(request, task, KernelEntry.highestBadness(request, points));
      case KernelWalk.Nobody nobody -> KernelEntry.nobodyKillable(request);
    };
  }

  /**
   * oom_kill_process(): one on its way out is let go, a child may die instead, and the victim's
   * group with it.
   */
  private static Verdict kill(
      SelectionRequest request, TaskSnapshot chosen, Explanation explanation) {
    if (KernelEntry.isLeaving(chosen, request)) {
      return KernelEntry.leaving(chosen);
    }
    Optional<TaskSnapshot> child = Children.sacrificed(request, chosen);
    if (child.isPresent()) {
      return killOne(
          request,
          child.get(),
          KernelEntry.unscored(
              request,
              child.get(),
              "child-sacrifice",
              "its parent "
                  + chosen.comm()
                  + " (pid "
                  + chosen.pid()
                  + ") was chosen, and this release kills a child first"));
    }
    return killOne(request, chosen, explanation);
  }

  /** The kill itself, which up to 2.6.36 can fail. */
  private static Verdict killOne(
      SelectionRequest request, TaskSnapshot victim, Explanation explanation) {
    return KillRefusal.of(victim, request)
        .map(refusal -> refusal.verdict(request))
        .orElseGet(() -> killWithGroup(request, victim, explanation));
  }

  private static Verdict killWithGroup(
      SelectionRequest request, TaskSnapshot victim, Explanation explanation) {
    Optional<MemcgState> group =
        request.rules().kill().oomGroup()
            ? request.machine().memcgs().oomGroup(victim.memcg(), request.control().domain())
            : Optional.empty();
    return group.isPresent()
        ? new Verdict.KillMemcg(group.get().path(), victim.id(), explanation)
        : new Verdict.KillTask(victim.id(), explanation);
  }
}
