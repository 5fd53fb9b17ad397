package org.oomlab.core.registry;

import java.util.Optional;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.kernel.OfferedTask;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** Whether a verdict can be an answer to a request at all. Pure; O(tasks). */
public final class VerdictCheck {
  private VerdictCheck() {}

  /**
   * Returns what is wrong with the verdict, as a phrase that continues "policy NAME"; empty when
   * nothing is. A victim must be one of the request's tasks and not exempt by the kernel's rules,
   * unless it is the allocating task where the kernel kills that unscored; a memcg that is killed
   * must hold it; a victim waited for must exist.
   */
  public static Optional<String> objection(SelectionRequest request, Verdict verdict) {
    return switch (verdict) {
      case Verdict.KillTask kill -> victim(request, kill.victim());
      case Verdict.KillMemcg kill ->
          victim(request, kill.victim()).or(() -> outside(request, kill.memcg(), kill.victim()));
      case Verdict.Wait wait -> inFlight(request, wait.inFlight());
      case Verdict.Decline _, Verdict.NobodyKillable _, Verdict.Panic _ -> Optional.empty();
    };
  }

  private static Optional<String> victim(SelectionRequest request, TaskId victim) {
    Optional<TaskSnapshot> task = task(request, victim);
    if (task.isEmpty()) {
      return Optional.of("chose pid " + victim.pid() + ", which is not among the candidates");
    }
    if (request.badness().points(task.get(), request.control()) == BadnessFunction.INELIGIBLE
        && !isOffered(task.get(), request)) {
      return Optional.of(
          "chose pid " + victim.pid() + " (" + task.get().comm() + "), which is exempt");
    }
    return Optional.empty();
  }

  /** An earlier victim that asks for memory again dies, though the walk would pass it over. */
  private static boolean isOffered(TaskSnapshot task, SelectionRequest request) {
    return OfferedTask.of(request).filter(task::equals).isPresent()
        && !KernelEntry.isProtected(task, request);
  }

  private static Optional<String> outside(SelectionRequest request, MemcgPath memcg, TaskId id) {
    return task(request, id)
        .filter(task -> task.memcg().isKnown() && memcg.isKnown() && !task.memcg().isWithin(memcg))
        .map(
            task ->
                "chose memcg "
                    + memcg
                    + " and in it pid "
                    + id.pid()
                    + ", which is in memcg "
                    + task.memcg());
  }

  private static Optional<String> inFlight(SelectionRequest request, TaskId inFlight) {
    boolean exists =
        request.machine().tasks().stream().anyMatch(task -> task.id().equals(inFlight))
            || task(request, inFlight).isPresent();
    return exists
        ? Optional.empty()
        : Optional.of("waits for pid " + inFlight.pid() + ", which does not exist");
  }

  private static Optional<TaskSnapshot> task(SelectionRequest request, TaskId id) {
    return request.tasks().stream().filter(task -> task.id().equals(id)).findFirst();
  }
}
