package org.oomlab.api.incident;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;

/**
 * One OOM as a kernel reported it: the machine at that moment, what the kernel did, and what the
 * report does not show.
 *
 * @param origin where it was read
 * @param kernel which kernel spoke
 * @param invoker whose allocation it was
 * @param constraint what it was confined to
 * @param oomMemcg the memcg that reached its limit, {@link MemcgPath#ROOT} when none did, {@link
 *     MemcgPath#UNKNOWN} where one did that is not named
 * @param machine the machine as far as the report shows it; its tasks are the rows of the table, in
 *     order, which are processes within the OOM's domain
 * @param totals the totals stated
 * @param memcgStat the memcg's statistics as printed, by name, in bytes or counts; empty otherwise
 * @param mode how the kernel went about it
 * @param actual what it did
 * @param missing what the report does not show, in the order noticed
 * @param told what of it somebody told, so that there is no doubt about it
 */
public record Incident(
    Origin origin,
    KernelEvidence kernel,
    Invoker invoker,
    OomConstraint constraint,
    MemcgPath oomMemcg,
    MachineState machine,
    IncidentTotals totals,
    Map<String, Long> memcgStat,
    KillMode mode,
    ActualOutcome actual,
    List<MissingFact> missing,
    Set<ToldFact> told) {
  public Incident {
    memcgStat = Collections.unmodifiableMap(new TreeMap<>(memcgStat));
    missing = List.copyOf(missing);
    told = Set.copyOf(told);
  }

  /** An incident of which nobody told anything but the report. */
  public Incident(
      Origin origin,
      KernelEvidence kernel,
      Invoker invoker,
      OomConstraint constraint,
      MemcgPath oomMemcg,
      MachineState machine,
      IncidentTotals totals,
      Map<String, Long> memcgStat,
      KillMode mode,
      ActualOutcome actual,
      List<MissingFact> missing) {
    this(
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
        missing,
        Set.of());
  }

  /** Returns the same incident with other totals, and what is missing then. */
  public Incident withTotals(IncidentTotals newTotals, List<MissingFact> newMissing) {
    return like(machine, newTotals, newMissing, told);
  }

  /** Returns the same incident on a machine as somebody told it. */
  public Incident withTold(ToldFact fact, MachineState newMachine) {
    Set<ToldFact> newTold = new TreeSet<>(told);
    newTold.add(fact);
    return like(newMachine, totals, missing, newTold);
  }

  private Incident like(
      MachineState newMachine,
      IncidentTotals newTotals,
      List<MissingFact> newMissing,
      Set<ToldFact> newTold) {
    return new Incident(
        origin,
        kernel,
        invoker,
        constraint,
        oomMemcg,
        newMachine,
        newTotals,
        memcgStat,
        mode,
        actual,
        newMissing,
        newTold);
  }

  /** Returns whether somebody told that kind of fact. */
  public boolean isTold(ToldFact fact) {
    return told.contains(fact);
  }

  /** Returns whether the report lacks that kind of fact. */
  public boolean lacks(MissingFact.Kind kind) {
    return missing.stream().anyMatch(fact -> fact.kind() == kind);
  }
}
