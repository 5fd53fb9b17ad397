package org.oomlab.core.replay;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Origin;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Fixtures;

/** An incident in the making: an OOM of the memcg {@code /box}. */
record Draft(
    String release,
    KernelEvidence kernel,
    IncidentTotals totals,
    List<TaskSnapshot> tasks,
    KillMode mode,
    ActualOutcome actual,
    List<MissingFact> missing) {

  static Draft of(String release, IncidentTotals totals, TaskSnapshot... tasks) {
    return new Draft(
        release,
        KernelEvidence.exactly(KernelRelease.parse(release), "printed as " + release),
        totals,
        List.of(tasks),
        KillMode.SELECTED,
        ActualOutcome.UNKNOWN,
        List.of());
  }

  Draft with(ActualOutcome outcome) {
    return new Draft(release, kernel, totals, tasks, mode, outcome, missing);
  }

  Draft in(KillMode killMode) {
    return new Draft(release, kernel, totals, tasks, killMode, actual, missing);
  }

  Draft between(KernelRelease oldest, KernelRelease newest) {
    KernelEvidence range = new KernelEvidence("", oldest, newest, "by the layout");
    return new Draft(release, range, totals, tasks, mode, actual, missing);
  }

  Draft lacking(MissingFact.Kind kind, String detail) {
    List<MissingFact> facts =
        Stream.concat(missing.stream(), Stream.of(new MissingFact(kind, detail))).toList();
    return new Draft(release, kernel, totals, tasks, mode, actual, facts);
  }

  Incident incident() {
    return new Incident(
        new Origin("test.log", 1, ""),
        kernel,
        Invoker.UNKNOWN,
        OomConstraint.MEMCG,
        new MemcgPath("/box"),
        Fixtures.machine(release, tasks.toArray(TaskSnapshot[]::new)),
        totals,
        Map.of(),
        mode,
        actual,
        missing);
  }
}
