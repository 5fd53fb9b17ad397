package org.oomlab.linux.incident;

import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.linux.kmsg.KillLine;
import org.oomlab.linux.kmsg.OomReport;
import org.oomlab.linux.kmsg.TaskRow;

/** What the kernel did, and in which mode. */
final class Outcomes {
  private static final String ALLOCATING_TASK = "oom_kill_allocating_task";

  private Outcomes() {}

  static KillMode mode(OomReport report) {
    boolean allocatingTask =
        report.decision().message().contains(ALLOCATING_TASK)
            || report.kills().stream().anyMatch(kill -> kill.message().contains(ALLOCATING_TASK));
    return new KillMode(allocatingTask, Paths.of(report.groupPath()), panicOnOom(report.panic()));
  }

  /**
   * The panic names the value that asked for it: check_panic_on_oom(), mm/oom_kill.c, 2.6.36 and
   * later; out_of_memory(), before, with a capital letter; mem_cgroup_out_of_memory(), before, says
   * {@code (memcg)}, where only 2 panics.
   */
  private static int panicOnOom(String panic) {
    if (!panic.contains("panic_on_oom")) {
      return 0;
    }
    return panic.contains("ompulsory") || panic.contains("(memcg)") ? 2 : 1;
  }

  static ActualOutcome actual(OomReport report) {
    int chosen = report.decision().pid() > 0 ? report.decision().pid() : report.confinement().pid();
    if (report.victim().isPresent()) {
      KillLine victim = report.victim().get();
      boolean shown = report.table().find(chosen).isPresent();
      return new ActualOutcome(
          Outcome.KILLED,
          victim.pid(),
          comm(report, victim),
          victimMemcg(report),
          report.killedPids(),
          shown && report.decision().pid() > 0 ? chosen : victim.pid());
    }
    Outcome outcome =
        !report.panic().isEmpty()
            ? Outcome.PANIC
            : report.noKillable() ? Outcome.NO_KILLABLE : Outcome.UNKNOWN;
    return new ActualOutcome(
        outcome,
        0,
        "",
        MemcgPath.UNKNOWN,
        ActualOutcome.UNKNOWN.killedPids(),
        outcome == Outcome.UNKNOWN ? chosen : 0);
  }

  private static String comm(OomReport report, KillLine victim) {
    return victim.comm().isEmpty()
        ? report.table().find(victim.pid()).map(TaskRow::comm).orElse("")
        : victim.comm();
  }

  private static MemcgPath victimMemcg(OomReport report) {
    MemcgPath path = Paths.of(report.confinement().taskMemcg());
    return path.isKnown() ? path : Paths.of(report.memcg().taskPath());
  }
}
