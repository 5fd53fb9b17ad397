package org.oomlab.core.replay;

import java.util.Collection;
import java.util.function.LongPredicate;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskSnapshot;

/**
 * How far a decision need not be looked at again while the total grows.
 *
 * <p>From 3.5 on a score is linear in thousandths of the total. Clamped at 1 (up to 5.8) it bends
 * once, so that it lies below the straight line between any two of its points; whoever is highest
 * at two totals without a bend between them is highest between them, and once it is not it stays
 * beaten up to the second. In thousandths (up to 3.4) no score rises with the total: whoever is
 * highest stays so for as long as its own score does not fall.
 */
final class Stretch {
  private static final long LEAST_POINTS = 1;

  private Stretch() {}

  /**
   * Returns the next total to look at, above that of the request.
   *
   * @param request the question at the total looked at
   * @param deciding on whose scores its decision hangs; none of them may overflow
   * @param mostPages the largest total, above that of the request
   */
  static long end(SelectionRequest request, Collection<TaskSnapshot> deciding, long mostPages) {
    long end = mostPages;
    for (TaskSnapshot task : deciding) {
      end = Math.min(end, end(request, task, end));
    }
    return end;
  }

  private static long end(SelectionRequest request, TaskSnapshot task, long mostPages) {
    KernelRules.Score score = request.rules().score();
    long from = request.control().totalPages();
    if (score.formula() == BadnessFormula.TOTAL_VM
        || (score.formula() == BadnessFormula.PAGES && !score.clampsToOne())) {
      return mostPages;
    }
    long points = points(request, task, from);
    if (score.formula() != BadnessFormula.PAGES) {
      return first(from, mostPages, pages -> points(request, task, pages) != points);
    }
    boolean clamped = points == LEAST_POINTS;
    long other =
        first(from, mostPages, pages -> (points(request, task, pages) == LEAST_POINTS) != clamped);
    boolean bends = (points(request, task, other) == LEAST_POINTS) != clamped;
    // Both sides of a bend are of interest.
    return bends && other - 1 > from ? other - 1 : other;
  }

  /** Returns the first total that is otherwise, where all after it are too; else the last. */
  private static long first(long from, long mostPages, LongPredicate otherwise) {
    long same = from;
    long end = mostPages;
    if (!otherwise.test(end)) {
      return end;
    }
    while (end - same > 1) {
      long middle = same + (end - same) / 2;
      if (otherwise.test(middle)) {
        end = middle;
      } else {
        same = middle;
      }
    }
    return end;
  }

  private static long points(SelectionRequest request, TaskSnapshot task, long totalPages) {
    return request.badness().points(task, request.control().withTotalPages(totalPages));
  }
}
