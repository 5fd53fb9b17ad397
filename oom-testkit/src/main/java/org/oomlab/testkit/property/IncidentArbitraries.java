package org.oomlab.testkit.property;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Incidents;
import org.oomlab.testkit.Tasks;
import org.oomlab.testkit.writer.ReportFacts;

/**
 * OOMs as a kernel of a given release could have reported them, for round trips through a report.
 * They hold more than old layouts print; {@code ReportFacts} tells what to ask back.
 */
public final class IncidentArbitraries {
  private static final int MOST_ROWS = 8;
  private static final KernelRelease CHILD_SACRIFICE_GONE = KernelRelease.of(5, 1);
  private static final KernelRelease GROUP_KILL = KernelRelease.of(4, 19);

  private IncidentArbitraries() {}

  /** How an OOM ends, before its tasks are known. */
  private record Ending(
      Outcome outcome,
      int victim,
      int chosen,
      boolean group,
      boolean current,
      boolean shared,
      int panicOnOom) {

    /** One value asks for a panic of the whole machine only, the other for any. */
    int panicOnOom(OomConstraint constraint) {
      return outcome != Outcome.PANIC ? 0 : constraint == OomConstraint.NONE ? panicOnOom : 2;
    }
  }

  /** Returns OOMs reported by a release. */
  public static Arbitrary<Incident> incidents(KernelRelease release) {
    return Combinators.combine(
            PrintableMachines.machines(release),
            Arbitraries.frequency(
                Tuple.of(4, OomConstraint.NONE),
                Tuple.of(4, OomConstraint.MEMCG),
                Tuple.of(1, OomConstraint.CPUSET),
                Tuple.of(1, OomConstraint.MEMORY_POLICY)),
            PrintableTasks.tasks().list().ofMinSize(1).ofMaxSize(MOST_ROWS),
            invokers(release),
            PrintableMemcgs.shortages(release),
            endings())
        .as(
            (machine, constraint, rows, invoker, memcg, ending) ->
                incident(
                    release, machine, constraint, numbered(rows, machine), invoker, memcg, ending));
  }

  private static Arbitrary<Ending> endings() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(8, Outcome.KILLED),
                Tuple.of(1, Outcome.NO_KILLABLE),
                Tuple.of(1, Outcome.PANIC),
                Tuple.of(1, Outcome.UNKNOWN)),
            Arbitraries.integers().between(0, MOST_ROWS),
            Arbitraries.integers().between(0, MOST_ROWS),
            Arbitraries.of(false, false, true),
            Arbitraries.of(false, false, true),
            Arbitraries.of(false, false, true),
            Arbitraries.of(1, 2))
        .as(Ending::new);
  }

  private static Arbitrary<Invoker> invokers(KernelRelease release) {
    boolean words = release.isAtLeast(4, 6);
    return Combinators.combine(
            PrintableTasks.comms(),
            Arbitraries.integers().between(1, 4_194_304),
            Arbitraries.of(0L, 0xcc0L, 0x14200caL, 0x201daL),
            Arbitraries.of("GFP_KERNEL", "GFP_HIGHUSER_MOVABLE|__GFP_COMP|__GFP_ZERO", ""),
            Arbitraries.integers().between(-1, 10),
            Arbitraries.integers().between(-1000, 1000))
        .as(
            (comm, pid, mask, flags, order, adj) ->
                new Invoker(comm, pid, mask, words ? flags : "", order, adj));
  }

  private static List<TaskSnapshot> numbered(List<TaskSnapshot> rows, MachineState machine) {
    List<TaskSnapshot> numbered = new ArrayList<>();
    for (TaskSnapshot row : rows) {
      numbered.add(
          Tasks.like(row)
              .pid(row.uid() >= 0 ? 200 + numbered.size() : 70_000 + numbered.size())
              .pgtablesBytes(row.pgtablesBytes() / 4096 * machine.pageSizeBytes())
              .build());
    }
    return numbered;
  }

  private static Incident incident(
      KernelRelease release,
      MachineState machine,
      OomConstraint constraint,
      List<TaskSnapshot> rows,
      Invoker invoker,
      PrintableMemcgs.Shortage shortage,
      Ending ending) {
    boolean memcg = constraint == OomConstraint.MEMCG;
    TaskSnapshot chosenVictim = victim(rows, ending.victim);
    boolean shared = ending.shared && ReportFacts.of(release).sharers();
    List<TaskSnapshot> tasks = shared ? sharing(rows, chosenVictim) : rows;
    TaskSnapshot victim = tasks.get(rows.indexOf(chosenVictim));
    Incidents incident =
        Incidents.incident()
            .machine(
                PrintableMachines.with(
                    machine, tasks, shortage, memcg, ending.panicOnOom(constraint)))
            .kernel(release)
            .invoker(invoker);
    incident =
        memcg
            ? incident.memcg(shortage.memcg().path()).memcgStat(shortage.stats())
            : incident.constraint(constraint);
    boolean grouped = ending.group && memcg && release.compareTo(GROUP_KILL) >= 0;
    boolean current = ending.current && !memcg && constraint == OomConstraint.NONE;
    incident =
        incident.mode(new KillMode(current, grouped ? shortage.memcg().path() : MemcgPath.UNKNOWN));
    return incident
        .actual(outcome(release, tasks, victim, shortage, ending, memcg, grouped))
        .build();
  }

  private static ActualOutcome outcome(
      KernelRelease release,
      List<TaskSnapshot> rows,
      TaskSnapshot victim,
      PrintableMemcgs.Shortage shortage,
      Ending ending,
      boolean memcg,
      boolean grouped) {
    if (ending.outcome == Outcome.UNKNOWN && isKillable(victim) && release.isAtLeast(5, 9)) {
      return new ActualOutcome(Outcome.UNKNOWN, 0, "", MemcgPath.UNKNOWN, List.of(), victim.pid());
    }
    if (!dies(ending) || !isKillable(victim)) {
      Outcome outcome = dies(ending) ? Outcome.NO_KILLABLE : ending.outcome;
      return new ActualOutcome(outcome, 0, "", MemcgPath.UNKNOWN, List.of(), 0);
    }
    List<Integer> killed = new ArrayList<>(List.of(victim.pid()));
    if (grouped) {
      rows.stream()
          .filter(IncidentArbitraries::isKillable)
          .map(TaskSnapshot::pid)
          .filter(pid -> pid != victim.pid())
          .forEach(killed::add);
    }
    if (!grouped && victim.sharedMm() != TaskSnapshot.MM_NOT_SHARED) {
      rows.stream()
          .filter(task -> task.sharedMm() == victim.sharedMm() && task.pid() != victim.pid())
          .map(TaskSnapshot::pid)
          .forEach(killed::add);
    }
    boolean child = release.compareTo(CHILD_SACRIFICE_GONE) < 0;
    int chosen = child ? rows.get(ending.chosen % rows.size()).pid() : victim.pid();
    MemcgPath home = memcg ? shortage.victimMemcg() : MemcgPath.ROOT;
    return new ActualOutcome(Outcome.KILLED, victim.pid(), victim.comm(), home, killed, chosen);
  }

  /** Up to 5.8 no line tells that the victim was gone already. */
  private static boolean dies(Ending ending) {
    return ending.outcome == Outcome.KILLED || ending.outcome == Outcome.UNKNOWN;
  }

  /** Makes the victim and every third killable process share one address space. */
  private static List<TaskSnapshot> sharing(List<TaskSnapshot> rows, TaskSnapshot victim) {
    return rows.stream()
        .map(
            task ->
                task.equals(victim) || (isKillable(task) && task.pid() % 3 == 0)
                    ? Tasks.like(task).sharedMm(victim.pid()).build()
                    : task)
        .toList();
  }

  /** The kernel spares {@code oom_score_adj} -1000, also where a memcg dies as a whole. */
  private static boolean isKillable(TaskSnapshot task) {
    return task.oomScoreAdj() != TaskSnapshot.OOM_SCORE_ADJ_MIN;
  }

  /** Returns the row at a place, or else the first that can be killed. */
  private static TaskSnapshot victim(List<TaskSnapshot> rows, int place) {
    TaskSnapshot there = rows.get(place % rows.size());
    return isKillable(there)
        ? there
        : rows.stream().filter(IncidentArbitraries::isKillable).findFirst().orElse(there);
  }
}
