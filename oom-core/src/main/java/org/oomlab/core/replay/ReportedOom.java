package org.oomlab.core.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.Privileges;
import org.oomlab.core.select.SelectionRequests;

/**
 * An incident put as a question: the machine with the settings that the report's kill lines show to
 * be on. They tell the mode, never the victim.
 */
final class ReportedOom {
  private final Incident incident;
  private final MachineState machine;

  ReportedOom(Incident incident) {
    this.incident = incident;
    this.machine = machineWithModes(incident);
  }

  SelectionRequest request(KernelRules rules, long totalPages, Privileges privileges) {
    OomControl control =
        new OomControl(
            incident.constraint(),
            incident.constraint() == OomConstraint.MEMCG ? incident.oomMemcg() : MemcgPath.ROOT,
            incident.invoker().gfpMask(),
            incident.invoker().order(),
            totalPages,
            current().orElse(TaskId.NOBODY));
    return SelectionRequests.of(machine, control, rules, privileges);
  }

  /**
   * Returns the process of the allocating thread, empty where no row has its pid: a table shows one
   * thread of each process, and a thread may be named like another process.
   */
  Optional<TaskId> current() {
    int pid = incident.invoker().pid();
    return machine.tasks().stream()
        .filter(task -> pid > 0 && (task.pid() == pid || task.mmPid() == pid))
        .map(TaskSnapshot::id)
        .findFirst();
  }

  /** Returns whether a memcg below the domain died as a whole, of which no report lists members. */
  boolean groupMembersHidden() {
    MemcgPath group = incident.mode().group();
    return group.isKnown() && !group.equals(incident.oomMemcg());
  }

  private static MachineState machineWithModes(Incident incident) {
    MachineState machine = incident.machine();
    return new MachineState(
        machine.kernel(),
        machine.pageSizeBytes(),
        machine.ramPages(),
        machine.swap(),
        machine.use(),
        machine.nodes(),
        memcgsWithGroup(incident),
        LeafMemcg.tasks(incident),
        machine
            .sysctls()
            .withOomKillAllocatingTask(
                machine.sysctls().oomKillAllocatingTask() || incident.mode().allocatingTask())
            .withPanicOnOom(
                Math.max(machine.sysctls().panicOnOom(), incident.mode().panicOnOom())));
  }

  private static MemcgTree memcgsWithGroup(Incident incident) {
    MemcgTree memcgs = incident.machine().memcgs();
    MemcgPath group = incident.mode().group();
    if (!group.isKnown() || !group.equals(incident.oomMemcg())) {
      return memcgs;
    }
    MemcgState known =
        memcgs
            .find(group)
            .orElseGet(() -> new MemcgState(group, MemcgLimits.NONE, 0, 0, true, MemcgStat.EMPTY));
    List<MemcgState> states = new ArrayList<>(memcgs.memcgs());
    states.removeIf(memcg -> memcg.path().equals(group));
    states.addFirst(
        new MemcgState(
            group, known.limits(), known.usagePages(), known.swapUsagePages(), true, known.stat()));
    return new MemcgTree(CgroupVersion.V2, states);
  }
}
