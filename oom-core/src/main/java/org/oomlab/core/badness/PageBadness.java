package org.oomlab.core.badness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.PageTableTerm;
import org.oomlab.api.select.Protection;
import org.oomlab.api.select.RootBonus;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;

/**
 * {@code oom_badness()} (mm/oom_kill.c, 3.5 to 6.18): resident pages, swap entries and page tables
 * in whole pages, less root's bonus where the release has one, plus {@code oom_score_adj} times a
 * thousandth of the total, divided first and so without effect below 1000 pages.
 */
final class PageBadness implements BadnessFunction {
  private static final long LEAST_POINTS = 1;
  private static final long ADJ_UNITS = 1000;
  private static final long ROOT_ADJ_UNITS = 30;
  private static final long ROOT_PERCENT = 3;
  private static final int UNFLAGGED = TaskFlags.NONE.bits();

  private final KernelRules.Score score;
  private final Eligibility eligibility;
  private final Privileges privileges;
  private final int pageShift;
  private final boolean clampsToOne;

  /** Whether something else than {@code oom_score_adj} -1000 exempts: in no release. */
  private final boolean protectsOtherwise;

  /** Whether size and adj are all there is to an ordinary process: from 5.9. */
  private final boolean isSigned;

  /** Whether more than size and adj count: up to 4.16. */
  private final boolean hasOldTerms;

  PageBadness(KernelRules rules, Eligibility eligibility, Privileges privileges, int pageShift) {
    this.score = rules.score();
    this.eligibility = eligibility;
    this.privileges = privileges;
    this.pageShift = pageShift;
    this.clampsToOne = score.clampsToOne();
    this.protectsOtherwise = rules.exemption().protection() != Protection.OOM_SCORE_ADJ;
    this.hasOldTerms = !countsAllTables(score) || score.rootBonus() != RootBonus.NONE;
    this.isSigned = !clampsToOne && !hasOldTerms && !protectsOtherwise;
  }

  @Override
  public long points(TaskSnapshot task, OomControl control) {
    // Short, so that it is compiled into the loops that call it.
    if (!isSigned || task.flags().bits() != UNFLAGGED) {
      return pointsOfAnyRelease(task, control);
    }
    int adj = task.oomScoreAdj();
    return adj == TaskSnapshot.OOM_SCORE_ADJ_MIN
        ? INELIGIBLE
        : task.rssPages()
            + task.swapPages()
            + (task.pgtablesBytes() >>> pageShift)
            + adj * (control.totalPages() / ADJ_UNITS);
  }

  private long pointsOfAnyRelease(TaskSnapshot task, OomControl control) {
    int adj = task.oomScoreAdj();
    int bits = task.flags().bits();
    if (bits != UNFLAGGED) {
      if (eligibility.exemptedByFlags(bits, control)) {
        return INELIGIBLE;
      }
      if (eligibility.isRaised(bits)) {
        adj = TaskSnapshot.OOM_SCORE_ADJ_MAX;
      }
    }
    if (protectsOtherwise
        ? eligibility.isExempt(task, control)
        : adj == TaskSnapshot.OOM_SCORE_ADJ_MIN) {
      return INELIGIBLE;
    }
    long points =
        task.rssPages()
            + task.swapPages()
            + (task.pgtablesBytes() >>> pageShift)
            + adj * (control.totalPages() / ADJ_UNITS);
    if (hasOldTerms) {
      points -= uncountedPages(task) + rootBonusPages(task, control);
    }
    return clampsToOne ? Math.max(points, LEAST_POINTS) : points;
  }

  @Override
  public Badness explain(TaskSnapshot task, OomControl control) {
    Optional<IneligibilityReason> exempt = eligibility.exemption(task, control);
    if (exempt.isPresent()) {
      return new Badness.Ineligible(exempt.get());
    }
    List<Factor> factors = new ArrayList<>();
    factors.add(Factor.pages(Factor.RESIDENT, task.rssPages()));
    factors.add(Factor.pages(Factor.SWAP, task.swapPages()));
    factors.add(Factor.pages(Factor.PAGE_TABLES, tablePages(task)));
    int adj =
        eligibility.isRaised(task.flags().bits())
            ? TaskSnapshot.OOM_SCORE_ADJ_MAX
            : task.oomScoreAdj();
    long adjPages = adj * (control.totalPages() / ADJ_UNITS);
    factors.add(Factor.pages(Factor.ADJ, adjPages));
    long bonusPages = rootBonusPages(task, control);
    if (bonusPages != 0) {
      factors.add(Factor.pages(Factor.ROOT_BONUS, -bonusPages));
    }
    long sum = footprintPages(task) + adjPages - bonusPages;
    if (clampsToOne && sum < LEAST_POINTS) {
      factors.add(Factor.pages(Factor.CLAMP, LEAST_POINTS - sum));
    }
    return new Badness.Points(points(task, control), factors);
  }

  private long uncountedPages(TaskSnapshot task) {
    return switch (score.pageTables()) {
      case NONE -> task.pgtablesBytes() >>> pageShift;
      case PTES -> task.pmdTablePages();
      case PTES_AND_PMDS, BYTES -> 0;
    };
  }

  private static boolean countsAllTables(KernelRules.Score score) {
    return score.pageTables() == PageTableTerm.PTES_AND_PMDS
        || score.pageTables() == PageTableTerm.BYTES;
  }

  private long tablePages(TaskSnapshot task) {
    return (task.pgtablesBytes() >>> pageShift) - uncountedPages(task);
  }

  private long footprintPages(TaskSnapshot task) {
    return task.rssPages() + task.swapPages() + tablePages(task);
  }

  private long rootBonusPages(TaskSnapshot task, OomControl control) {
    return switch (score.rootBonus()) {
      case ADJ_LESS_THIRTY ->
          privileges.isAdmin(task) ? ROOT_ADJ_UNITS * (control.totalPages() / ADJ_UNITS) : 0;
      case THREE_PERCENT_OF_USAGE ->
          privileges.isAdmin(task) ? footprintPages(task) * ROOT_PERCENT / 100 : 0;
      case NONE, QUARTER_FOR_ADMIN_OR_UID_0, QUARTER_FOR_ADMIN_OR_RESOURCE, THIRTY_PER_MILLE -> 0;
    };
  }
}
