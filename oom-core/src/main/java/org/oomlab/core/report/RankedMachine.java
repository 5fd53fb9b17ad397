package org.oomlab.core.report;

import java.util.List;
import java.util.OptionalLong;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.OomScores;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.replay.Predictions;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.select.SelectionRequests;
import org.oomlab.core.snapshot.Snapshot;

/**
 * Everybody on a machine, and who would die.
 *
 * @param source where the machine was read
 * @param machine the machine
 * @param policy the policy that decides
 * @param rules the release's rules
 * @param totalPages what {@code oom_score_adj} is a share of, at least
 * @param predicted who would die
 * @param explanation why, with the policy's own scores; where the policy weighed nobody, by the
 *     kernel's badness
 * @param machinePages RAM and swap of the whole machine, by which {@code oom_score} goes; 0 where
 *     the source does not tell
 */
public record RankedMachine(
    Source source,
    MachineState machine,
    String policy,
    KernelRules rules,
    PageBounds totalPages,
    Prediction predicted,
    Explanation explanation,
    long machinePages) {

  /** Where a machine was read. */
  public sealed interface Source {
    /**
     * The live host.
     *
     * @param view whose processes these are, {@code HOST} or {@code CONTAINER}
     * @param ownPid the reader itself, 0 where it is not among them
     * @param notes what could not be read, a sentence each
     */
    record Live(String view, int ownPid, List<String> notes) implements Source {
      public Live {
        notes = List.copyOf(notes);
      }
    }

    /**
     * A report in a log.
     *
     * @param incident the report
     */
    record Log(Incident incident) implements Source {}

    /**
     * A snapshot.
     *
     * @param input name of the file, {@code -} for standard input
     * @param snapshot what it holds
     */
    record Stored(String input, Snapshot snapshot) implements Source {}
  }

  /** Returns a live machine ranked as if the whole of it ran out of memory now. */
  public static RankedMachine of(
      Source.Live source, MachineState machine, ConfiguredPolicy policy, KernelRules rules) {
    OomControl control = Snapshot.wholeMachine(machine);
    return of(source, machine, control, control.totalPages(), policy, rules);
  }

  /** Returns the machine of a snapshot ranked for the OOM that it is in. */
  public static RankedMachine of(Source.Stored source, ConfiguredPolicy policy, KernelRules rules) {
    MachineState machine = source.snapshot().machine();
    long pages = machine.ramPages() == 0 ? 0 : machine.ramPages() + machine.swap().totalPages();
    return of(source, machine, source.snapshot().control(), pages, policy, rules);
  }

  private static RankedMachine of(
      Source source,
      MachineState machine,
      OomControl control,
      long machinePages,
      ConfiguredPolicy policy,
      KernelRules rules) {
    SelectionRequest request = SelectionRequests.of(machine, control, rules);
    Verdict verdict = policy.policy().select(request);
    Explanation own = verdict.explanation();
    Explanation explanation =
        own.candidates().isEmpty()
            ? Explanation.of(own.reason(), () -> Ranking.byBadness(request))
            : own;
    return new RankedMachine(
        source,
        machine,
        policy.label(),
        rules,
        PageBounds.exactly(control.totalPages()),
        Predictions.of(request, verdict),
        explanation,
        machinePages);
  }

  /** Returns the machine of a report ranked by that judgement. */
  public static RankedMachine of(Incident incident, String policy, Judgement judgement) {
    IncidentTotals totals = incident.totals();
    PageBounds machinePages = totals.ram().plus(totals.swap());
    return new RankedMachine(
        new Source.Log(incident),
        incident.machine(),
        policy,
        KernelProfiles.rulesFor(judgement.rules()).orElseGet(KernelProfiles.table()::getFirst),
        judgement.totalPages(),
        judgement.predicted(),
        judgement.explanation(),
        machinePages.isExact() && machinePages.maxPages() < PageBounds.UNBOUNDED
            ? machinePages.minPages()
            : 0);
  }

  /** Returns everybody in the kernel's order. */
  public List<Candidate> candidates() {
    return explanation.candidates();
  }

  /** Returns the view of {@code /proc/PID/oom_score}, empty where the source does not tell it. */
  public List<OptionalLong> oomScores() {
    List<TaskSnapshot> tasks = candidates().stream().map(Candidate::task).toList();
    if (machinePages == 0) {
      return tasks.stream().map(_ -> OptionalLong.empty()).toList();
    }
    OomScores scores = OomScores.of(machine, rules, machinePages);
    return tasks.stream().map(task -> OptionalLong.of(scores.of(task))).toList();
  }
}
