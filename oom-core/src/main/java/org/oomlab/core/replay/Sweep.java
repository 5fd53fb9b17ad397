package org.oomlab.core.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.kernel.KernelWalk;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.PerMilleOverflow;

/**
 * The decisions of one reading of a report at every total that fits. Exact where a policy knows the
 * total from the kernel's scores alone, as all of ours do; another is asked at both ends and
 * wherever those scores could turn its choice.
 *
 * <p>A decision hangs on the highest score and on the victim's, which differ where a child dies for
 * its parent. Scores that overflow ({@link PerMilleOverflow}) turn anywhere: then only the ends are
 * looked at, and {@link Doubt#WRAPPING} sees to what is between.
 *
 * @param reading the question at a total
 * @param policy whom to ask
 * @param doubt what the reading reads against a process
 */
record Sweep(LongFunction<SelectionRequest> reading, VictimPolicy policy, Doubt doubt) {

  /**
   * A total looked at.
   *
   * @param highest who has the highest score, nobody where no score decides
   */
  private record Point(SelectionRequest request, Trial trial, List<TaskSnapshot> highest) {
    long totalPages() {
      return trial.totalPages();
    }

    boolean decidesLike(Point other) {
      return trial.prediction().sameDecision(other.trial.prediction());
    }

    /** Whether the same processes lead to the same decision. */
    boolean hangsOnTheSameAs(Point other) {
      return decidesLike(other) && highestIds().equals(other.highestIds());
    }

    private List<TaskId> highestIds() {
      return highest.stream().map(TaskSnapshot::id).toList();
    }

    List<TaskSnapshot> deciding() {
      Stream<TaskSnapshot> victim =
          trial.victim().stream()
              .flatMap(id -> request.tasks().stream().filter(task -> task.id().equals(id)));
      return Stream.concat(highest.stream(), victim).distinct().toList();
    }
  }

  Trial at(long totalPages) {
    return Trial.of(reading.apply(totalPages), policy, doubt);
  }

  /**
   * Returns the runs of totals within bounds, the smallest first, without a gap.
   *
   * @param most the search ends behind so many runs; where it did the last does not reach the end
   */
  List<Run> runs(PageBounds total, int most) {
    List<Run> runs = new ArrayList<>();
    Point start = point(total.minPages());
    if (start.request().rules().score().formula() == BadnessFormula.TOTAL_VM) {
      return List.of(new Run(start.trial(), start.trial()));
    }
    boolean endsOnly = overflows(start.request());
    Point last = start;
    while (last.totalPages() < total.maxPages() && runs.size() < most) {
      Point next =
          point(
              endsOnly
                  ? total.maxPages()
                  : Stretch.end(last.request(), last.deciding(), total.maxPages()));
      if (next.hangsOnTheSameAs(last)) {
        last = next;
        continue;
      }
      Point other = endsOnly ? next : firstOther(last, next);
      if (!other.decidesLike(last)) {
        runs.add(new Run(start.trial(), at(other.totalPages() - 1)));
        start = other;
      }
      last = other;
    }
    runs.add(new Run(start.trial(), last.trial()));
    return runs;
  }

  /** Returns the first total after the one that hangs on others; the next one does. */
  private Point firstOther(Point one, Point next) {
    Point same = one;
    Point other = next;
    // In thousandths it turns at the end of a stretch.
    long middle = other.totalPages() - 1;
    while (other.totalPages() - same.totalPages() > 1) {
      Point between = point(middle);
      if (between.hangsOnTheSameAs(one)) {
        same = between;
      } else {
        other = between;
      }
      middle = same.totalPages() + (other.totalPages() - same.totalPages()) / 2;
    }
    return other;
  }

  private boolean overflows(SelectionRequest request) {
    return doubt != Doubt.WRAPPING
        && request.tasks().stream()
            .anyMatch(
                task ->
                    PerMilleOverflow.isAt(
                        request.control().totalPages(),
                        task,
                        request.rules(),
                        request.machine().pageSizeBytes()));
  }

  private Point point(long totalPages) {
    SelectionRequest request = reading.apply(totalPages);
    List<TaskSnapshot> highest =
        KernelWalk.over(request, request.tasks()) instanceof KernelWalk.Highest(var task, _)
            ? List.of(task)
            : List.of();
    return new Point(request, Trial.of(request, policy, doubt), highest);
  }
}
