package org.oomlab.policy.classic;

import java.util.Optional;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskSnapshot;

/** Children that can die in their parent's place: oom_kill_process(), mm/oom_kill.c, up to 5.0. */
final class Children {
  private Children() {}

  /**
   * Returns the child with memory of its own that scores highest, the first of several; empty where
   * none is eligible, or where the source does not tell who is whose child.
   */
  static Optional<TaskSnapshot> largest(SelectionRequest request, TaskSnapshot parent) {
    Optional<TaskSnapshot> largest = Optional.empty();
    long largestPoints = 0;
    for (TaskSnapshot task : request.tasks()) {
      long points = request.badness().points(task, request.control());
      if (points != BadnessFunction.INELIGIBLE
          && points > largestPoints
          && isChildWithOwnMemory(task, parent)) {
        largest = Optional.of(task);
        largestPoints = points;
      }
    }
    return largest;
  }

  private static boolean isChildWithOwnMemory(TaskSnapshot task, TaskSnapshot parent) {
    boolean shares =
        task.sharedMm() != TaskSnapshot.MM_NOT_SHARED && task.sharedMm() == parent.sharedMm();
    return task.lineage() instanceof Lineage.Known known
        && known.parentPid() == parent.pid()
        && !shares;
  }
}
