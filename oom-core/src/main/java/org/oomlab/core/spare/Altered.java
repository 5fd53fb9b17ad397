package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskSnapshot;

/** Incidents in which one thing is otherwise. */
final class Altered {
  private Altered() {}

  /**
   * Returns the same OOM before the kernel decided. What it did speaks for the machine as it was;
   * only where the victim lived is kept, which tells the shape of the memcgs.
   */
  static Incident undecided(Incident incident) {
    MemcgPath memcg = incident.actual().victimMemcg();
    return like(
        incident,
        incident.machine(),
        incident.mode(),
        new ActualOutcome(Outcome.UNKNOWN, 0, "", memcg, List.of(), 0));
  }

  /** Returns the same OOM in which one process is otherwise; it keeps its place in the walk. */
  static Incident process(Incident incident, TaskSnapshot changed) {
    List<TaskSnapshot> tasks =
        incident.machine().tasks().stream()
            .map(task -> task.id().equals(changed.id()) ? changed : task)
            .toList();
    return like(incident, incident.machine().withTasks(tasks), incident.mode(), incident.actual());
  }

  /** Returns the same process with other resident pages; how they divide is not known then. */
  static TaskSnapshot withRss(TaskSnapshot task, long rssPages) {
    return new TaskSnapshot(
        task.id(),
        task.mmPid(),
        task.uid(),
        task.comm(),
        task.totalVmPages(),
        rssPages,
        RssSplit.UNKNOWN,
        task.swapPages(),
        task.pgtablesBytes(),
        task.pmdTablePages(),
        task.oomScoreAdj(),
        task.oomAdj(),
        task.flags(),
        task.memcg(),
        task.sharedMm(),
        task.lineage());
  }

  /** Returns the same OOM with {@code memory.oom.group} of one memcg cleared. */
  static Incident withoutGroup(Incident incident, MemcgPath memcg) {
    KillMode mode = incident.mode();
    KillMode newMode =
        mode.group().equals(memcg)
            ? new KillMode(mode.allocatingTask(), MemcgPath.UNKNOWN, mode.panicOnOom())
            : mode;
    MachineState machine = incident.machine();
    List<MemcgState> memcgs =
        machine.memcgs().memcgs().stream()
            .map(state -> state.path().equals(memcg) ? unflagged(state) : state)
            .toList();
    MachineState newMachine =
        machine.withMemcgs(new MemcgTree(machine.memcgs().version(), memcgs), machine.tasks());
    return like(incident, newMachine, newMode, incident.actual());
  }

  private static MemcgState unflagged(MemcgState memcg) {
    return new MemcgState(
        memcg.path(),
        memcg.limits(),
        memcg.usagePages(),
        memcg.swapUsagePages(),
        false,
        memcg.stat());
  }

  private static Incident like(
      Incident incident, MachineState machine, KillMode mode, ActualOutcome actual) {
    return new Incident(
        incident.origin(),
        incident.kernel(),
        incident.invoker(),
        incident.constraint(),
        incident.oomMemcg(),
        machine,
        incident.totals(),
        incident.memcgStat(),
        mode,
        actual,
        incident.missing(),
        incident.told());
  }
}
