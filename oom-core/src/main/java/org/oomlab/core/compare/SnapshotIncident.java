package org.oomlab.core.compare;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.Origin;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.incident.ToldFact;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.snapshot.Snapshot;

/**
 * A snapshot where a report is asked for: an OOM of which nobody knows how a kernel ended it. It
 * hides nothing.
 */
public final class SnapshotIncident {
  private SnapshotIncident() {}

  /** Returns it; the snapshot's own circumstances decide, its totals are for counters alone. */
  public static Incident of(String input, Snapshot snapshot) {
    MachineState machine = snapshot.machine();
    OomControl control = snapshot.control();
    return new Incident(
        new Origin(input, 1, ""),
        KernelEvidence.exactly(machine.kernel(), "the snapshot says so"),
        invoker(machine, control),
        control.constraint(),
        control.domain(),
        machine,
        totals(machine, control),
        Map.of(),
        KillMode.SELECTED,
        ActualOutcome.UNKNOWN,
        List.of(),
        EnumSet.allOf(ToldFact.class));
  }

  private static IncidentTotals totals(MachineState machine, OomControl control) {
    PageBounds ram = PageBounds.exactly(machine.ramPages());
    MemcgLimits limits =
        machine.memcgs().find(control.domain()).map(MemcgState::limits).orElse(MemcgLimits.NONE);
    return new IncidentTotals(
        ram,
        PageBounds.exactly(machine.swap().totalPages()),
        ram,
        PageBounds.exactly(limits.maxPages()),
        PageBounds.exactly(limits.swapMaxPages()),
        PageBounds.exactly(limits.memswMaxPages()));
  }

  private static Invoker invoker(MachineState machine, OomControl control) {
    Optional<TaskSnapshot> current =
        machine.tasks().stream().filter(task -> task.id().equals(control.current())).findFirst();
    return new Invoker(
        current.map(TaskSnapshot::comm).orElse(""),
        control.current().pid(),
        control.gfpMask(),
        "",
        control.order(),
        current.map(TaskSnapshot::oomScoreAdj).orElse(0));
  }
}
