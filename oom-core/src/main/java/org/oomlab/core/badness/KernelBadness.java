package org.oomlab.core.badness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.RootBonus;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;

/**
 * {@code oom_badness()} (mm/oom_kill.c, 3.5 to 6.18): resident pages, swap entries and page tables
 * in whole pages, less root's bonus where the release has one, plus {@code oom_score_adj} times a
 * thousandth of the total, divided first and so without effect below 1000 pages. 64-bit arithmetic
 * that wraps as the kernel's does. O(1) a task, allocates nothing but in {@link #explain};
 * thread-safe.
 */
public final class KernelBadness implements BadnessFunction {
  private static final long LEAST_POINTS = 1;
  private static final long ADJ_UNITS = 1000;
  private static final long ROOT_ADJ_UNITS = 30;
  private static final long ROOT_PERCENT = 3;

  private static final int EXEMPT_BITS =
      TaskFlags.of(
              TaskFlag.KTHREAD,
              TaskFlag.GLOBAL_INIT,
              TaskFlag.NO_MM,
              TaskFlag.MM_OOM_SKIP,
              TaskFlag.IN_VFORK)
          .bits();
  private static final int NUMA_BIT = TaskFlags.of(TaskFlag.NUMA_INELIGIBLE).bits();

  private final KernelRules rules;
  private final int pageShift;
  private final Privileges privileges;
  private final boolean favoursRoot;

  private KernelBadness(KernelRules rules, int pageShift, Privileges privileges) {
    this.rules = rules;
    this.pageShift = pageShift;
    this.privileges = privileges;
    this.favoursRoot = rules.rootBonus() != RootBonus.NONE;
  }

  /** Returns the badness function of a release for machines of that page size. */
  public static KernelBadness of(KernelRules rules, MachineState machine) {
    return of(rules, machine, Privileges.root());
  }

  /** Returns the same, told who holds {@code CAP_SYS_ADMIN} where the machine's source does not. */
  public static KernelBadness of(KernelRules rules, MachineState machine, Privileges privileges) {
    return new KernelBadness(
        rules, Integer.numberOfTrailingZeros(machine.pageSizeBytes()), privileges);
  }

  @Override
  public long points(TaskSnapshot task, OomControl control) {
    if (isExempt(task, control)) {
      return INELIGIBLE;
    }
    long points = footprintPages(task) + adjPages(task, control);
    if (favoursRoot) {
      points -= rootBonusPages(task, control);
    }
    return rules.clampsToOne() ? Math.max(points, LEAST_POINTS) : points;
  }

  @Override
  public Badness explain(TaskSnapshot task, OomControl control) {
    Optional<IneligibilityReason> exempt = exemption(task, control);
    if (exempt.isPresent()) {
      return new Badness.Ineligible(exempt.get());
    }
    List<Factor> factors = new ArrayList<>();
    factors.add(Factor.pages(Factor.RESIDENT, task.rssPages()));
    factors.add(Factor.pages(Factor.SWAP, task.swapPages()));
    factors.add(Factor.pages(Factor.PAGE_TABLES, task.pgtablesBytes() >>> pageShift));
    factors.add(Factor.pages(Factor.ADJ, adjPages(task, control)));
    long bonusPages = rootBonusPages(task, control);
    if (bonusPages != 0) {
      factors.add(Factor.pages(Factor.ROOT_BONUS, -bonusPages));
    }
    long sum = footprintPages(task) + adjPages(task, control) - bonusPages;
    if (rules.clampsToOne() && sum < LEAST_POINTS) {
      factors.add(Factor.pages(Factor.CLAMP, LEAST_POINTS - sum));
    }
    return new Badness.Points(points(task, control), factors);
  }

  private long footprintPages(TaskSnapshot task) {
    return task.rssPages() + task.swapPages() + (task.pgtablesBytes() >>> pageShift);
  }

  private static long adjPages(TaskSnapshot task, OomControl control) {
    return task.oomScoreAdj() * (control.totalPages() / ADJ_UNITS);
  }

  private long rootBonusPages(TaskSnapshot task, OomControl control) {
    if (!favoursRoot || !privileges.isAdmin(task)) {
      return 0;
    }
    return switch (rules.rootBonus()) {
      case NONE -> 0;
      case ADJ_LESS_THIRTY -> ROOT_ADJ_UNITS * (control.totalPages() / ADJ_UNITS);
      case THREE_PERCENT_OF_USAGE -> footprintPages(task) * ROOT_PERCENT / 100;
    };
  }

  private boolean isExempt(TaskSnapshot task, OomControl control) {
    int bits = task.flags().bits();
    return task.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN
        || (bits & EXEMPT_BITS) != 0
        || ((bits & NUMA_BIT) != 0 && asksForNuma(control));
  }

  /** {@code oom_unkillable_task()} first, then the tests of {@code oom_badness()} in its order. */
  private Optional<IneligibilityReason> exemption(TaskSnapshot task, OomControl control) {
    if (!isExempt(task, control)) {
      return Optional.empty();
    }
    if (task.has(TaskFlag.GLOBAL_INIT)) {
      return Optional.of(IneligibilityReason.GLOBAL_INIT);
    }
    if (task.has(TaskFlag.KTHREAD)) {
      return Optional.of(IneligibilityReason.KERNEL_THREAD);
    }
    if (task.has(TaskFlag.NUMA_INELIGIBLE) && asksForNuma(control)) {
      return Optional.of(IneligibilityReason.NUMA_INELIGIBLE);
    }
    if (task.has(TaskFlag.NO_MM)) {
      return Optional.of(IneligibilityReason.NO_MM);
    }
    if (task.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN) {
      return Optional.of(IneligibilityReason.OOM_SCORE_ADJ_MIN);
    }
    return Optional.of(
        task.has(TaskFlag.MM_OOM_SKIP)
            ? IneligibilityReason.MM_OOM_SKIP
            : IneligibilityReason.IN_VFORK);
  }

  private boolean asksForNuma(OomControl control) {
    return !control.isMemcg() || rules.numaAppliesToMemcg();
  }
}
