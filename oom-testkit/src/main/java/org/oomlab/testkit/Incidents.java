package org.oomlab.testkit;

import java.util.List;
import java.util.Map;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Origin;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Builds an {@link Incident}: kernel 6.12, the machine short, nobody killed and nothing known until
 * told otherwise. Immutable: each call returns another builder.
 */
public final class Incidents {
  private Origin origin = new Origin("-", 1, "");
  private KernelEvidence kernel = KernelEvidence.exactly(KernelRelease.of(6, 12), "built");
  private Invoker invoker = new Invoker("task", 100, 0xcc0, "GFP_KERNEL", 0, 0);
  private OomConstraint constraint = OomConstraint.NONE;
  private MemcgPath oomMemcg = MemcgPath.ROOT;
  private MachineState machine = Machines.machine().build();
  private IncidentTotals totals = IncidentTotals.UNKNOWN;
  private Map<String, Long> memcgStat = Map.of();
  private KillMode mode = KillMode.SELECTED;
  private ActualOutcome actual = ActualOutcome.UNKNOWN;
  private List<MissingFact> missing = List.of();

  private Incidents() {}

  /** Starts with an OOM of which nothing is known. */
  public static Incidents incident() {
    return new Incidents();
  }

  /** Starts with a copy of an incident. */
  public static Incidents like(Incident original) {
    Incidents copy = new Incidents();
    copy.origin = original.origin();
    copy.kernel = original.kernel();
    copy.invoker = original.invoker();
    copy.constraint = original.constraint();
    copy.oomMemcg = original.oomMemcg();
    copy.machine = original.machine();
    copy.totals = original.totals();
    copy.memcgStat = original.memcgStat();
    copy.mode = original.mode();
    copy.actual = original.actual();
    copy.missing = original.missing();
    return copy;
  }

  /** Sets where it was read. */
  public Incidents origin(Origin value) {
    Incidents copy = like(build());
    copy.origin = value;
    return copy;
  }

  /** Sets whose allocation it was. */
  public Incidents invoker(Invoker value) {
    Incidents copy = like(build());
    copy.invoker = value;
    return copy;
  }

  /** Sets the machine; its release stays that of the evidence. */
  public Incidents machine(MachineState value) {
    Incidents copy = like(build());
    copy.machine = Machines.like(value).kernel(kernel.oldest()).build();
    return copy;
  }

  /** Sets the totals stated. */
  public Incidents totals(IncidentTotals value) {
    Incidents copy = like(build());
    copy.totals = value;
    return copy;
  }

  /** Sets the statistics of the memcg. */
  public Incidents memcgStat(Map<String, Long> value) {
    Incidents copy = like(build());
    copy.memcgStat = value;
    return copy;
  }

  /** Sets how the kernel went about it. */
  public Incidents mode(KillMode value) {
    Incidents copy = like(build());
    copy.mode = value;
    return copy;
  }

  /** Sets what it did. */
  public Incidents actual(ActualOutcome value) {
    Incidents copy = like(build());
    copy.actual = value;
    return copy;
  }

  /** Sets what the report does not show. */
  public Incidents missing(List<MissingFact> value) {
    Incidents copy = like(build());
    copy.missing = value;
    return copy;
  }

  /** Sets the release, in the evidence and in the machine. */
  public Incidents kernel(KernelRelease release) {
    Incidents copy = like(build());
    copy.kernel = KernelEvidence.exactly(release, "built");
    copy.machine = Machines.like(machine).kernel(release).build();
    return copy;
  }

  /** Confines it to nodes, or to nothing. */
  public Incidents constraint(OomConstraint value) {
    Incidents copy = like(build());
    copy.constraint = value;
    copy.oomMemcg = value == OomConstraint.MEMCG ? MemcgPath.UNKNOWN : MemcgPath.ROOT;
    return copy;
  }

  /** Confines it to a memcg. */
  public Incidents memcg(MemcgPath path) {
    Incidents copy = like(build());
    copy.constraint = OomConstraint.MEMCG;
    copy.oomMemcg = path;
    return copy;
  }

  /** Makes one process die, chosen by its score. */
  public Incidents killed(TaskSnapshot victim) {
    return actual(
        new ActualOutcome(
            Outcome.KILLED,
            victim.pid(),
            victim.comm(),
            victim.memcg(),
            List.of(victim.pid()),
            victim.pid()));
  }

  /** Returns the record; its own checks hold. */
  public Incident build() {
    return new Incident(
        origin,
        kernel,
        invoker,
        constraint,
        oomMemcg,
        machine,
        totals,
        memcgStat,
        mode,
        actual,
        missing);
  }
}
