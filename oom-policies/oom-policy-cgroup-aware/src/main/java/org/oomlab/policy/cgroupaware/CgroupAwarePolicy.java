package org.oomlab.policy.cgroupaware;

import java.util.List;
import java.util.Optional;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.kernel.KernelWalk;
import org.oomlab.api.kernel.OfferedTask;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.MemcgMembers;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Memcgs compete before processes do: leaf memcgs by what they hold, inner ones flagged {@code
 * memory.oom.group} by the sum of their leaves; the largest process of the winner dies, with it the
 * whole memcg where that is asked for. Only on cgroup v2; without a memcg that can be chosen, the
 * classic walk over all processes decides.
 *
 * <p>Source: patch series v9, 27 Sep 2017: mem_cgroup_select_oom_victim() and
 * oom_kill_memcg_victim(). O(tasks + memcgs * depth); thread-safe.
 */
final class CgroupAwarePolicy implements VictimPolicy {
  private final GroupKill groupKill;

  CgroupAwarePolicy(GroupKill groupKill) {
    this.groupKill = groupKill;
  }

  @Override
  public Verdict select(SelectionRequest request) {
    Optional<Verdict> panic = KernelEntry.beforeTheWalk(request);
    if (panic.isPresent()) {
      return panic.get();
    }
    Optional<TaskSnapshot> current = OfferedTask.killable(request);
    if (current.isPresent()) {
      return new Verdict.KillTask(current.get().id(), OfferedTask.explain(request, current.get()));
    }
    if (request.machine().memcgs().version() == CgroupVersion.V1) {
      return classic(request);
    }
    if (!request.members().of(MemcgMembers.UNKNOWN).isEmpty()) {
      return new Verdict.Decline(
          Explanation.of(
              new Reason(
                  "members-unknown",
                  "the source does not show which memcg each process belongs to")));
    }
    return switch (MemcgContest.of(request)) {
      case Outcome.InFlight(TaskSnapshot task) -> KernelEntry.wait(task);
      case Outcome.None none -> classic(request);
      case Outcome.Winner winner -> ofWinner(request, winner);
    };
  }

  private Verdict ofWinner(SelectionRequest request, Outcome.Winner winner) {
    return switch (KernelWalk.over(request, winner.members(request))) {
      case KernelWalk.InFlight(TaskSnapshot task) -> KernelEntry.wait(task);
      case KernelWalk.Nobody nobody -> classic(request);
      case KernelWalk.Origin(TaskSnapshot task) ->
          kill(request, winner, task, KernelEntry.originKilled(request, task));
      case KernelWalk.Highest(TaskSnapshot task, long points) ->
          kill(
              request,
              winner,
              task,
              Explanation.of(
                  () -> largestMemcg(winner, points),
                  () ->
                      Ranking.rank(
                          request.tasks(),
                          candidate -> request.badness().explain(candidate, request.control()),
                          winner::priority,
                          request.rules().ties(request.control()))));
    };
  }

  private static Reason largestMemcg(Outcome.Winner winner, long points) {
    return new Reason(
        "largest-memcg",
        "highest badness, "
            + points
            + " points, in the largest memcg "
            + winner.memcg()
            + ", "
            + winner.pages()
            + " pages");
  }

  private Verdict kill(
      SelectionRequest request,
      Outcome.Winner winner,
      TaskSnapshot victim,
      Explanation explanation) {
    return killsWhole(request, winner.memcg())
        ? new Verdict.KillMemcg(winner.memcg(), victim.id(), explanation)
        : new Verdict.KillTask(victim.id(), explanation);
  }

  private boolean killsWhole(SelectionRequest request, MemcgPath memcg) {
    return switch (groupKill) {
      case NEVER -> false;
      case ALWAYS -> !memcg.equals(MemcgPath.ROOT);
      case FLAG -> request.machine().memcgs().find(memcg).filter(MemcgState::oomGroup).isPresent();
    };
  }

  private static Verdict classic(SelectionRequest request) {
    List<TaskSnapshot> tasks = request.tasks();
    return switch (KernelWalk.over(request, tasks)) {
      case KernelWalk.InFlight(TaskSnapshot task) -> KernelEntry.wait(task);
      case KernelWalk.Origin(TaskSnapshot task) ->
          new Verdict.KillTask(task.id(), KernelEntry.originKilled(request, task));
      case KernelWalk.Highest(TaskSnapshot task, long points) ->
          new Verdict.KillTask(task.id(), KernelEntry.highestBadness(request, points));
      case KernelWalk.Nobody nobody -> KernelEntry.nobodyKillable(request);
    };
  }
}
