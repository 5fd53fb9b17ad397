package org.oomlab.core.badness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.NumaRule;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.OriginRule;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.Lineage.Capability;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * {@code badness()} (mm/oom_kill.c, 2.6.11 to 2.6.35): the address space, a share of the children's
 * that have their own, divided by the root of CPU time and the fourth root of age, doubled for nice
 * processes, quartered for privileges, and shifted by {@code oom_adj}. Unsigned, every division
 * truncates.
 *
 * <p>CPU time counts in units of 8.192 s, as at 250 and 1000 Hz (10.24 s at 100 Hz). The thread
 * group's is taken throughout, which the kernel does from 2.6.32 on. What a source does not tell is
 * taken as none. A score of 2^63 and more, which needs 2^48 pages, is {@link Long#MAX_VALUE} here.
 */
final class TotalVmBadness implements BadnessFunction {
  private static final int CPU_UNIT_SHIFT = 13;
  private static final long MILLIS = 1000;
  private static final int AGE_UNIT_SHIFT = 10;
  private static final long PRIVILEGE = 4;
  private static final long OTHER_NODES = 8;
  private static final int ROOT_UID = 0;

  private final KernelRules.Score score;
  private final boolean originScoresMost;
  private final boolean countsNodes;
  private final Eligibility eligibility;
  private final Privileges privileges;
  private final ChildrenPages children;

  TotalVmBadness(
      KernelRules rules, Eligibility eligibility, Privileges privileges, ChildrenPages children) {
    this.score = rules.score();
    this.originScoresMost = rules.walk().origin() == OriginRule.HIGHEST_SCORE;
    this.countsNodes = rules.exemption().numa() == NumaRule.DIVIDES_BY_EIGHT;
    this.eligibility = eligibility;
    this.privileges = privileges;
    this.children = children;
  }

  @Override
  public long points(TaskSnapshot task, OomControl control) {
    if (eligibility.isExempt(task, control)) {
      return INELIGIBLE;
    }
    if (isOrigin(task)) {
      return Long.MAX_VALUE;
    }
    long points = task.totalVmPages() + children.of(task);
    points = Long.divideUnsigned(points, cpuDivisor(task));
    points = Long.divideUnsigned(points, ageDivisor(task));
    points = isNice(task) ? points * 2 : points;
    points = isPrivileged(task) ? Long.divideUnsigned(points, PRIVILEGE) : points;
    points = hasRawio(task) ? Long.divideUnsigned(points, PRIVILEGE) : points;
    points = isOnOtherNodes(task) ? Long.divideUnsigned(points, OTHER_NODES) : points;
    return shown(shifted(points, task.oomAdj()));
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
    Steps steps = new Steps(task.totalVmPages());
    steps.to(Factor.CHILDREN, steps.points + children.of(task));
    steps.to(Factor.CPU_TIME, Long.divideUnsigned(steps.points, cpuDivisor(task)));
    steps.to(Factor.RUN_TIME, Long.divideUnsigned(steps.points, ageDivisor(task)));
    steps.to(Factor.NICE, isNice(task) ? steps.points * 2 : steps.points);
    steps.to(Factor.ROOT_BONUS, divided(steps.points, isPrivileged(task), PRIVILEGE));
    steps.to(Factor.RAWIO, divided(steps.points, hasRawio(task), PRIVILEGE));
    steps.to(Factor.NODES, divided(steps.points, isOnOtherNodes(task), OTHER_NODES));
    steps.to(Factor.ADJ, points);
    return new Badness.Points(points, steps.factors);
  }

  private static long divided(long points, boolean applies, long divisor) {
    return applies ? Long.divideUnsigned(points, divisor) : points;
  }

  private long shifted(long points, int oomAdj) {
    if (oomAdj > 0) {
      return (points == 0 && score.oomAdjRaisesZero() ? 1 : points) << oomAdj;
    }
    return points >>> -oomAdj;
  }

  private static long shown(long points) {
    return points < 0 ? Long.MAX_VALUE : points;
  }

  private static long cpuDivisor(TaskSnapshot task) {
    long units =
        task.lineage() instanceof Lineage.Known known ? known.cpuTimeMillis() >> CPU_UNIT_SHIFT : 0;
    return Math.max(Roots.square(units), 1);
  }

  private static long ageDivisor(TaskSnapshot task) {
    long units =
        task.lineage() instanceof Lineage.Known known
            ? (known.ageMillis() / MILLIS) >> AGE_UNIT_SHIFT
            : 0;
    return Math.max(Roots.square(Roots.square(units)), 1);
  }

  private static boolean isNice(TaskSnapshot task) {
    return task.lineage() instanceof Lineage.Known known && known.nice() > 0;
  }

  private boolean isPrivileged(TaskSnapshot task) {
    return switch (score.rootBonus()) {
      case QUARTER_FOR_ADMIN_OR_UID_0 -> privileges.isAdmin(task) || task.uid() == ROOT_UID;
      case QUARTER_FOR_ADMIN_OR_RESOURCE ->
          privileges.isAdmin(task) || capabilities(task).contains(Capability.SYS_RESOURCE);
      case NONE, THIRTY_PER_MILLE, ADJ_LESS_THIRTY, THREE_PERCENT_OF_USAGE -> false;
    };
  }

  private static boolean hasRawio(TaskSnapshot task) {
    return capabilities(task).contains(Capability.SYS_RAWIO);
  }

  private static Set<Capability> capabilities(TaskSnapshot task) {
    return task.lineage() instanceof Lineage.Known known ? known.capabilities() : Set.of();
  }

  private boolean isOnOtherNodes(TaskSnapshot task) {
    return countsNodes && task.has(TaskFlag.NUMA_INELIGIBLE);
  }

  private boolean isOrigin(TaskSnapshot task) {
    return originScoresMost && task.has(TaskFlag.OOM_ORIGIN);
  }

  /** A score on its way, each step as the difference it makes. */
  private static final class Steps {
    private final List<Factor> factors = new ArrayList<>();
    private long points;

    private Steps(long totalVmPages) {
      this.points = totalVmPages;
      factors.add(Factor.pages(Factor.TOTAL_VM, totalVmPages));
    }

    private void to(String factor, long next) {
      if (next != points) {
        factors.add(Factor.pages(factor, next - points));
        points = next;
      }
    }
  }
}
