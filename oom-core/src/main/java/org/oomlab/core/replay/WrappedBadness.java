package org.oomlab.core.replay;

import java.util.List;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.PerMilleOverflow;

/**
 * The scores of a release with those that overflow read against one process: it has the least there
 * is then, and any other the most.
 */
final class WrappedBadness implements BadnessFunction {
  private static final long LEAST_POINTS = 1;
  private static final long MOST_POINTS = 1000;

  private final SelectionRequest request;
  private final TaskId chosen;

  private WrappedBadness(SelectionRequest request, TaskId chosen) {
    this.request = request;
    this.chosen = chosen;
  }

  static SelectionRequest in(SelectionRequest request, TaskId chosen) {
    return new SelectionRequest(
        request.control(),
        request.machine(),
        request.tasks(),
        new WrappedBadness(request, chosen),
        request.rules());
  }

  @Override
  public long points(TaskSnapshot task, OomControl control) {
    long points = request.badness().points(task, control);
    if (points == INELIGIBLE || !overflows(task, control)) {
      return points;
    }
    return task.id().equals(chosen) ? LEAST_POINTS : MOST_POINTS;
  }

  @Override
  public Badness explain(TaskSnapshot task, OomControl control) {
    Badness badness = request.badness().explain(task, control);
    return badness instanceof Badness.Points && overflows(task, control)
        ? new Badness.Points(points(task, control), List.of())
        : badness;
  }

  private boolean overflows(TaskSnapshot task, OomControl control) {
    return PerMilleOverflow.isAt(
        control.totalPages(), task, request.rules(), request.machine().pageSizeBytes());
  }
}
