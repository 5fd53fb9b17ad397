package org.oomlab.core.badness;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.NumaRule;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.OriginRule;
import org.oomlab.api.select.Protection;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Who has no score: {@code oom_unkillable_task()} and the tests at the head of {@code
 * oom_badness()}, mm/oom_kill.c, 2.6.36 to 6.18; before, those of {@code select_bad_process()} and
 * {@code badness()}, from 2.6.11.
 */
final class Eligibility {
  private static final int NUMA_BIT = TaskFlags.of(TaskFlag.NUMA_INELIGIBLE).bits();
  private static final int ORIGIN_BIT = TaskFlags.of(TaskFlag.OOM_ORIGIN).bits();

  private final int exemptBits;
  private final NumaRule numa;
  private final Protection protection;
  private final boolean originsAreUnprotected;

  /** Memories that one protected sharer protects. */
  private final Set<Long> protectedMms;

  private Eligibility(
      KernelRules rules,
      TaskFlags exempt,
      NumaRule numa,
      Protection protection,
      Set<Long> protectedMms) {
    this.exemptBits = exempt.bits();
    this.numa = numa;
    this.protection = protection;
    this.originsAreUnprotected = rules.walk().origin() == OriginRule.ADJ_1000;
    this.protectedMms = protectedMms;
  }

  /** Who has no score for the walk. */
  static Eligibility of(KernelRules rules, MachineState machine) {
    KernelRules.Exemption exemption = rules.exemption();
    return new Eligibility(
        rules,
        passedOver(exemption),
        exemption.numa(),
        exemption.protection(),
        protectedMms(rules, machine));
  }

  /** Who has no score in {@code oom_score}, which asks less than the walk in some releases. */
  static Eligibility exported(KernelRules rules, MachineState machine) {
    KernelRules.Exemption exemption = rules.exemption();
    TaskFlags memoryless = TaskFlags.of(TaskFlag.KTHREAD, TaskFlag.NO_MM);
    return switch (rules.score().exportExemption()) {
      case MEMORYLESS ->
          new Eligibility(rules, memoryless, NumaRule.IGNORED, Protection.NONE, Set.of());
      case MEMORYLESS_OR_PROTECTED ->
          new Eligibility(
              rules,
              memoryless,
              NumaRule.IGNORED,
              exemption.protection(),
              protectedMms(rules, machine));
      case PASSED_OVER -> of(rules, machine);
      case PASSED_OVER_ON_ANY_NODES ->
          new Eligibility(
              rules,
              passedOver(exemption),
              NumaRule.IGNORED,
              exemption.protection(),
              protectedMms(rules, machine));
    };
  }

  private static TaskFlags passedOver(KernelRules.Exemption exemption) {
    TaskFlags exempt = TaskFlags.of(TaskFlag.KTHREAD, TaskFlag.GLOBAL_INIT, TaskFlag.NO_MM);
    exempt = exemption.reaped() ? exempt.with(TaskFlag.MM_OOM_SKIP) : exempt;
    return exemption.vfork() ? exempt.with(TaskFlag.IN_VFORK) : exempt;
  }

  private static Set<Long> protectedMms(KernelRules rules, MachineState machine) {
    Set<Long> protectedMms = new HashSet<>();
    if (rules.exemption().protection() == Protection.OOM_SCORE_ADJ_OF_ANY_SHARER) {
      for (TaskSnapshot task : machine.tasks()) {
        boolean raised =
            task.has(TaskFlag.OOM_ORIGIN) && rules.walk().origin() == OriginRule.ADJ_1000;
        if (task.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN
            && task.sharedMm() != TaskSnapshot.MM_NOT_SHARED
            && !raised) {
          protectedMms.add(task.sharedMm());
        }
      }
    }
    return protectedMms;
  }

  /** Returns whether flags, not all of them unset, take a task out. */
  boolean exemptedByFlags(int bits, OomControl control) {
    return (bits & exemptBits) != 0 || ((bits & NUMA_BIT) != 0 && numa.exempts(control));
  }

  /** Returns whether swapoff or KSM has raised the task's {@code oom_score_adj} for a while. */
  boolean isRaised(int bits) {
    return (bits & ORIGIN_BIT) != 0 && originsAreUnprotected;
  }

  boolean isExempt(TaskSnapshot task, OomControl control) {
    int bits = task.flags().bits();
    return exemptedByFlags(bits, control) || isProtected(task);
  }

  private boolean isProtected(TaskSnapshot task) {
    return switch (protection) {
      case NONE -> false;
      case OOM_ADJ -> task.oomAdj() == TaskSnapshot.OOM_ADJ_DISABLE;
      case OOM_SCORE_ADJ -> isLeast(task);
      case OOM_SCORE_ADJ_OF_ANY_SHARER -> isLeast(task) || protectedMms.contains(task.sharedMm());
    };
  }

  private boolean isLeast(TaskSnapshot task) {
    return task.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN && !isRaised(task.flags().bits());
  }

  /** Returns why a task has no score, in the kernel's order; empty where it has one. */
  Optional<IneligibilityReason> exemption(TaskSnapshot task, OomControl control) {
    if (!isExempt(task, control)) {
      return Optional.empty();
    }
    if (task.has(TaskFlag.GLOBAL_INIT)) {
      return Optional.of(IneligibilityReason.GLOBAL_INIT);
    }
    if (task.has(TaskFlag.KTHREAD)) {
      return Optional.of(IneligibilityReason.KERNEL_THREAD);
    }
    if (task.has(TaskFlag.NUMA_INELIGIBLE) && numa.exempts(control)) {
      return Optional.of(IneligibilityReason.NUMA_INELIGIBLE);
    }
    if (task.has(TaskFlag.NO_MM)) {
      return Optional.of(IneligibilityReason.NO_MM);
    }
    if (isProtected(task)) {
      return Optional.of(
          protection == Protection.OOM_ADJ
              ? IneligibilityReason.OOM_DISABLE
              : IneligibilityReason.OOM_SCORE_ADJ_MIN);
    }
    return Optional.of(
        task.has(TaskFlag.IN_VFORK) && !task.has(TaskFlag.MM_OOM_SKIP)
            ? IneligibilityReason.IN_VFORK
            : IneligibilityReason.MM_OOM_SKIP);
  }
}
