package org.oomlab.core.replay;

import java.util.List;
import java.util.stream.LongStream;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.RootBonus;

/**
 * The totals between two bounds at which a decision could turn although it is the same at both.
 *
 * <p>Scores are linear in thousandths of the total, so the best at both ends is the best between
 * them. Clamped at 1 (up to 5.8) they bend once, where the unclamped score falls below 1; between
 * the bends of the best one the same holds, so its bends are all that need a look. Scores in
 * thousandths (up to 3.4) are not linear; {@link Doubt#ROUNDING} sees to them.
 */
final class ClampTurns {
  private static final long PAGES_PER_STEP = 1000;
  private static final int ROOT_ADJ_UNITS = 30;

  private ClampTurns() {}

  static List<Long> of(Explanation explanation, KernelRules rules, PageBounds total) {
    List<Candidate> ranking = explanation.ranking();
    if (rules.score().formula() != BadnessFormula.PAGES
        || !rules.score().clampsToOne()
        || ranking.isEmpty()) {
      return List.of();
    }
    Candidate best = ranking.getFirst();
    long footprintPages =
        best.factor(Factor.RESIDENT) + best.factor(Factor.SWAP) + best.factor(Factor.PAGE_TABLES);
    int slope = best.task().oomScoreAdj();
    RootBonus bonus = rules.score().rootBonus();
    int rootSlope = bonus == RootBonus.ADJ_LESS_THIRTY ? slope - ROOT_ADJ_UNITS : slope;
    long rootPages =
        bonus == RootBonus.THREE_PERCENT_OF_USAGE
            ? footprintPages - footprintPages * 3 / 100
            : footprintPages;
    return LongStream.concat(bend(footprintPages, slope), bend(rootPages, rootSlope))
        .filter(pages -> pages > total.minPages() && pages < total.maxPages())
        .distinct()
        .boxed()
        .toList();
  }

  /** The last total at which {@code pages + slope * total / 1000} is 1 or more, and the next. */
  private static LongStream bend(long pages, int slope) {
    if (slope >= 0) {
      return LongStream.empty();
    }
    long step = Math.max(pages - 1, 0) / -slope;
    return LongStream.of(step * PAGES_PER_STEP, (step + 1) * PAGES_PER_STEP);
  }
}
