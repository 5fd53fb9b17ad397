package org.oomlab.testkit.mutant;

import java.util.List;
import java.util.function.ToLongBiFunction;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.OomAdj;

/** Policies that add up wrongly. */
final class ScoreMutants {
  private static final String BADNESS = "maximizes-badness";
  private static final String LARGE = "prefers-large";
  private static final String ADJ = "respects-oom-score-adj";

  private ScoreMutants() {}

  static List<Mutant> all() {
    return List.of(
        scored("forgets-swap", BADNESS, ScoreMutants::withoutSwap),
        scored("forgets-page-tables", BADNESS, ScoreMutants::withoutPageTables),
        scored("multiplies-before-dividing", BADNESS, ScoreMutants::multipliedFirst),
        scored("forgets-the-root-bonus", BADNESS, ScoreMutants::withoutRootBonus),
        scored("rounds-to-per-mille", BADNESS, ScoreMutants::perMille),
        scored("rounds-to-float", BADNESS, ScoreMutants::rounded),
        scored("overflows-int", LARGE, (task, request) -> (int) footprintPages(task, request)),
        scored("prefers-small", LARGE, (task, request) -> -footprintPages(task, request)),
        scored("inverts-adj", ADJ, ScoreMutants::inverted),
        scored("takes-adj-for-its-size", ADJ, ScoreMutants::absolute));
  }

  private static Mutant scored(
      String name, String caughtBy, ToLongBiFunction<TaskSnapshot, SelectionRequest> score) {
    VictimPolicy policy = Selection.CORRECT.withScore(score);
    return new Mutant(name, caughtBy, () -> policy);
  }

  private static long footprintPages(TaskSnapshot task, SelectionRequest request) {
    return task.rssPages() + task.swapPages() + tablePages(task, request);
  }

  private static long tablePages(TaskSnapshot task, SelectionRequest request) {
    return task.pgtablesBytes() / request.machine().pageSizeBytes();
  }

  private static long withoutSwap(TaskSnapshot task, SelectionRequest request) {
    return Selection.points(task, request) - task.swapPages();
  }

  private static long withoutPageTables(TaskSnapshot task, SelectionRequest request) {
    return Selection.points(task, request) - tablePages(task, request);
  }

  private static long withoutRootBonus(TaskSnapshot task, SelectionRequest request) {
    return request.badness().explain(task, request.control()) instanceof Badness.Points points
        ? points.factors().stream()
            .filter(factor -> !factor.name().equals(Factor.ROOT_BONUS))
            .mapToLong(Factor::value)
            .sum()
        : 0;
  }

  private static long multipliedFirst(TaskSnapshot task, SelectionRequest request) {
    return footprintPages(task, request)
        + task.oomScoreAdj() * request.control().totalPages() / 1000;
  }

  private static long perMille(TaskSnapshot task, SelectionRequest request) {
    return Selection.points(task, request) * 1000 / request.control().totalPages();
  }

  private static long rounded(TaskSnapshot task, SelectionRequest request) {
    return (long) (float) Selection.points(task, request);
  }

  private static long inverted(TaskSnapshot task, SelectionRequest request) {
    return footprintPages(task, request) - adj(task, request) * pagesOfOneAdj(request);
  }

  private static long absolute(TaskSnapshot task, SelectionRequest request) {
    return footprintPages(task, request) + Math.abs(adj(task, request)) * pagesOfOneAdj(request);
  }

  /** The knob that the release reads. */
  private static int adj(TaskSnapshot task, SelectionRequest request) {
    return request.rules().score().formula() == BadnessFormula.TOTAL_VM
        ? OomAdj.toScoreAdj(task.oomAdj())
        : task.oomScoreAdj();
  }

  private static long pagesOfOneAdj(SelectionRequest request) {
    return request.control().totalPages() / 1000;
  }
}
