package org.oomlab.core.badness;

import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.KernelRules;

/**
 * The kernel's score by the rules of a release: {@code badness()} and {@code oom_badness()},
 * mm/oom_kill.c, 2.6.11 to 6.18. Which formula holds is settled here, once, so that scoring a task
 * does not ask. All are O(1) a task, allocate nothing but in {@link BadnessFunction#explain}, wrap
 * where 64-bit kernels do, and are thread-safe.
 *
 * <p>Not modelled is what only machines of 16 TiB and more would show: up to 5.0 the score passes
 * through 32 bits on its way to the comparison.
 *
 * <p>Nor are 32-bit kernels, whose {@code long} wraps sooner: up to 2.6.35, {@code oom_adj} 15
 * shifts 2^17 pages (512 MiB) to 0.
 */
public final class KernelBadness {
  private KernelBadness() {}

  /** Returns the badness function of a release for a machine. O(tasks) for releases up to 3.1. */
  public static BadnessFunction of(KernelRules rules, MachineState machine) {
    return of(rules, machine, Privileges.root());
  }

  /** Returns the same, told who holds {@code CAP_SYS_ADMIN} where the machine's source does not. */
  public static BadnessFunction of(KernelRules rules, MachineState machine, Privileges privileges) {
    return of(rules, machine, privileges, Eligibility.of(rules, machine));
  }

  /** Returns the score that {@code /proc/PID/oom_score} is made from. */
  static BadnessFunction exported(KernelRules rules, MachineState machine) {
    return of(rules, machine, Privileges.root(), Eligibility.exported(rules, machine));
  }

  private static BadnessFunction of(
      KernelRules rules, MachineState machine, Privileges privileges, Eligibility eligibility) {
    int pageShift = Integer.numberOfTrailingZeros(machine.pageSizeBytes());
    return switch (rules.score().formula()) {
      case TOTAL_VM ->
          new TotalVmBadness(rules, eligibility, privileges, ChildrenPages.on(rules, machine));
      case PER_MILLE_CUT_TO_INT, PER_MILLE_INT, PER_MILLE ->
          new PerMilleBadness(rules, eligibility, privileges, pageShift);
      case PAGES -> new PageBadness(rules, eligibility, privileges, pageShift);
    };
  }
}
