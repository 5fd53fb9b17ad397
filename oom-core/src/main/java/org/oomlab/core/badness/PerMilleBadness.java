package org.oomlab.core.badness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.OriginRule;
import org.oomlab.api.select.PageTableTerm;
import org.oomlab.api.select.RootBonus;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * {@code oom_badness()} (mm/oom_kill.c, 2.6.36 to 3.4): what a process uses in thousandths of the
 * total, less 30 for {@code CAP_SYS_ADMIN}, plus {@code oom_score_adj}, at least 1 and at most
 * 1000. 2.6.36 and 2.6.37 multiply in 64 bits and cut the quotient to 32; 2.6.39 keeps pages and
 * product in 32 bits, so that from 2147484 pages on a process scores 1; 3.2 keeps 64, and late
 * stable releases of 3.0 and 3.1 do. Those of 3.2 take 3 % off root's thousandths instead of 30.
 */
final class PerMilleBadness implements BadnessFunction {
  static final long SCALE = 1000;
  private static final int LEAST_POINTS = 1;
  private static final int MOST_POINTS = 1000;
  private static final int ROOT_POINTS = 30;
  private static final int ROOT_PERCENT = 3;
  private static final int PERCENT = 100;

  private final BadnessFormula formula;
  private final PageTableTerm tables;
  private final RootBonus rootBonus;
  private final boolean originScores1000;
  private final Eligibility eligibility;
  private final Privileges privileges;
  private final int pageShift;

  PerMilleBadness(
      KernelRules rules, Eligibility eligibility, Privileges privileges, int pageShift) {
    this.formula = rules.score().formula();
    this.tables = rules.score().pageTables();
    this.rootBonus = rules.score().rootBonus();
    this.originScores1000 = rules.walk().origin() == OriginRule.SCORE_1000;
    this.eligibility = eligibility;
    this.privileges = privileges;
    this.pageShift = pageShift;
  }

  @Override
  public long points(TaskSnapshot task, OomControl control) {
    if (eligibility.isExempt(task, control)) {
      return INELIGIBLE;
    }
    if (isOrigin(task)) {
      return MOST_POINTS;
    }
    long usage = usagePerMille(task, control.totalPages());
    return Math.clamp(usage - rootPoints(task, usage) + adj(task), LEAST_POINTS, MOST_POINTS);
  }

  @Override
  public Badness explain(TaskSnapshot task, OomControl control) {
    Optional<IneligibilityReason> exempt = eligibility.exemption(task, control);
    if (exempt.isPresent()) {
      return new Badness.Ineligible(exempt.get());
    }
    long points = points(task, control);
    if (isOrigin(task)) {
      return new Badness.Points(points, List.of());
    }
    List<Factor> factors = new ArrayList<>();
    long usage = usagePerMille(task, control.totalPages());
    factors.add(Factor.perMille(Factor.USAGE, usage));
    factors.add(Factor.perMille(Factor.ADJ, adj(task)));
    long bonus = rootPoints(task, usage);
    if (bonus != 0) {
      factors.add(Factor.perMille(Factor.ROOT_BONUS, -bonus));
    }
    long clamp = points - (usage - bonus + adj(task));
    if (clamp != 0) {
      factors.add(Factor.perMille(Factor.CLAMP, clamp));
    }
    return new Badness.Points(points, factors);
  }

  private long usagePerMille(TaskSnapshot task, long totalPages) {
    long pages = pages(task, tables, pageShift);
    return switch (formula) {
      case PER_MILLE_CUT_TO_INT -> (int) Long.divideUnsigned(pages * SCALE, totalPages);
      case PER_MILLE_INT -> {
        // Sums and products wrap alike whether cut after each step or at the end.
        int product = (int) (pages * SCALE);
        yield (int) Long.divideUnsigned(product, totalPages);
      }
      case PER_MILLE, PAGES, TOTAL_VM -> Long.divideUnsigned(pages * SCALE, totalPages);
    };
  }

  /** Returns what a score counts: resident pages, swap and the page tables of the release. */
  static long pages(TaskSnapshot task, PageTableTerm tables, int pageShift) {
    long allPages = task.pgtablesBytes() >>> pageShift;
    long tablePages =
        switch (tables) {
          case NONE -> 0;
          case PTES -> allPages - task.pmdTablePages();
          case PTES_AND_PMDS, BYTES -> allPages;
        };
    return task.rssPages() + tablePages + task.swapPages();
  }

  private long rootPoints(TaskSnapshot task, long usage) {
    return switch (rootBonus) {
      case THIRTY_PER_MILLE -> privileges.isAdmin(task) ? ROOT_POINTS : 0;
      case THREE_PERCENT_OF_USAGE -> privileges.isAdmin(task) ? usage * ROOT_PERCENT / PERCENT : 0;
      case NONE, QUARTER_FOR_ADMIN_OR_UID_0, QUARTER_FOR_ADMIN_OR_RESOURCE, ADJ_LESS_THIRTY -> 0;
    };
  }

  private int adj(TaskSnapshot task) {
    return eligibility.isRaised(task.flags().bits())
        ? TaskSnapshot.OOM_SCORE_ADJ_MAX
        : task.oomScoreAdj();
  }

  private boolean isOrigin(TaskSnapshot task) {
    return originScores1000 && task.has(TaskFlag.OOM_ORIGIN);
  }
}
