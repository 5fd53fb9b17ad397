package org.oomlab.linux.incident;

import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.linux.kmsg.MemcgBlock;
import org.oomlab.linux.kmsg.OomReport;

/** What an OOM was confined to. */
final class Constraints {
  /** Up to 2.6.35 the decision line says so ({@code out_of_memory()}, mm/oom_kill.c). */
  private static final String NO_MEMORY = "No available memory";

  private Constraints() {}

  /**
   * Returns the constraint printed, or what the other lines say. 5.0 prints {@code CONSTRAINT_NONE}
   * for a memcg OOM too, so that a memcg named counts for more. From 4.11 to 4.20 the first line
   * has the nodemask, which {@code out_of_memory()} drops unless a memory policy is the constraint.
   */
  static OomConstraint of(OomReport report, KernelEvidence kernel) {
    if (report.isMemcg() || !report.memcg().counters().isEmpty()) {
      return OomConstraint.MEMCG;
    }
    if (report.decision().message().startsWith(NO_MEMORY)) {
      boolean cpuset = report.decision().message().contains("cpuset");
      return cpuset ? OomConstraint.CPUSET : OomConstraint.MEMORY_POLICY;
    }
    return switch (report.confinement().constraint()) {
      case "CONSTRAINT_CPUSET" -> OomConstraint.CPUSET;
      case "CONSTRAINT_MEMORY_POLICY" -> OomConstraint.MEMORY_POLICY;
      default -> hasNodemask(report, kernel) ? OomConstraint.MEMORY_POLICY : OomConstraint.NONE;
    };
  }

  private static boolean hasNodemask(OomReport report, KernelEvidence kernel) {
    String nodemask = report.invocation().nodemask();
    return kernel.oldest().isAtLeast(4, 11)
        && !nodemask.isEmpty()
        && !nodemask.equals("(null)")
        && report.confinement().constraint().isEmpty();
  }

  /** Returns whether any line tells what the OOM was confined to. */
  static boolean isTold(OomReport report) {
    return !report.confinement().constraint().isEmpty()
        || report.isMemcg()
        || !report.memcg().isEmpty()
        || !report.memInfo().counterPages().isEmpty()
        || !report.memInfo().totals().isEmpty()
        || !report.decision().message().isEmpty()
        || report.kills().stream().anyMatch(kill -> !kill.message().isEmpty());
  }

  /** Returns the memcg that reached its limit, the unknown one where it is not named. */
  static MemcgPath oomMemcg(OomReport report) {
    MemcgBlock block = report.memcg();
    MemcgPath path = Paths.of(report.confinement().oomMemcg());
    path = path.isKnown() ? path : Paths.of(block.limitPath());
    return path.isKnown() || block.stats().isEmpty()
        ? path
        : Paths.of(block.stats().getFirst().path());
  }
}
