package org.oomlab.policy.classic;

import java.util.Optional;
import org.oomlab.api.kernel.KillRefusal;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.ChildSacrifice;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Children that can die in their parent's place: oom_kill_process(), mm/oom_kill.c, 2.6.11 to 5.0.
 * Within a memcg OOM only those of the memcg, which the kernel asks for from 2.6.32; that it kills
 * others before is not followed, since a verdict stays in the OOM's domain.
 */
final class Children {
  private Children() {}

  /**
   * Returns the child that dies instead of its parent; empty where none can or the release has no
   * such rule, or where the source does not tell who is whose child. Up to 2.6.35 the first that
   * can be killed, later the one that scores highest, the first of several.
   */
  static Optional<TaskSnapshot> sacrificed(SelectionRequest request, TaskSnapshot parent) {
    return switch (request.rules().kill().childSacrifice()) {
      case NONE -> Optional.empty();
      case FIRST_KILLABLE -> firstKillable(request, parent);
      case LARGEST_BADNESS, LARGEST_BADNESS_ANY_MEMORY -> largest(request, parent);
    };
  }

  /** Scores do not matter: one that the walk would pass over can die. */
  private static Optional<TaskSnapshot> firstKillable(
      SelectionRequest request, TaskSnapshot parent) {
    return request.tasks().stream()
        .filter(task -> isChild(task, parent) && hasOwnMemory(task, parent))
        .filter(task -> KillRefusal.of(task, request).isEmpty())
        .findFirst();
  }

  private static Optional<TaskSnapshot> largest(SelectionRequest request, TaskSnapshot parent) {
    boolean anyMemory =
        request.rules().kill().childSacrifice() == ChildSacrifice.LARGEST_BADNESS_ANY_MEMORY;
    Optional<TaskSnapshot> largest = Optional.empty();
    long largestPoints = 0;
    for (TaskSnapshot task : request.tasks()) {
      if (isChild(task, parent) && (anyMemory || hasOwnMemory(task, parent))) {
        long points = points(request, task);
        if (points != BadnessFunction.INELIGIBLE && points > largestPoints) {
          largest = Optional.of(task);
          largestPoints = points;
        }
      }
    }
    return largest;
  }

  private static long points(SelectionRequest request, TaskSnapshot task) {
    return request.badness().points(task, request.control());
  }

  private static boolean isChild(TaskSnapshot task, TaskSnapshot parent) {
    return task.lineage() instanceof Lineage.Known known && known.parentPid() == parent.pid();
  }

  private static boolean hasOwnMemory(TaskSnapshot task, TaskSnapshot parent) {
    return task.sharedMm() == TaskSnapshot.MM_NOT_SHARED || task.sharedMm() != parent.sharedMm();
  }
}
