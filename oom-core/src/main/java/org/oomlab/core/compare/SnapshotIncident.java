package org.oomlab.core.compare;

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
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.snapshot.Snapshot;

/** A snapshot where a report is asked for: an OOM of which nobody knows how a kernel ended it. */
final class SnapshotIncident {
  private SnapshotIncident() {}

  static Incident of(String input, Snapshot snapshot) {
    MachineState machine = snapshot.machine();
    OomControl control = snapshot.control();
    return new Incident(
        new Origin(input, 1, ""),
        KernelEvidence.exactly(machine.kernel(), "the snapshot says so"),
        invoker(machine, control),
        control.constraint(),
        control.domain(),
        machine,
        IncidentTotals.UNKNOWN,
        Map.of(),
        KillMode.SELECTED,
        ActualOutcome.UNKNOWN,
        List.of());
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
