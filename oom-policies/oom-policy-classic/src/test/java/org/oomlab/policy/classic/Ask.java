package org.oomlab.policy.classic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.KernelBadness;
import org.oomlab.core.kill.KillSet;
import org.oomlab.core.select.SelectionRequests;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Tasks;

/** Questions to the classic policy by any set of rules, answered in a word. */
final class Ask {
  static final long TOTAL_PAGES = 4_194_304;

  private Ask() {}

  /** Returns who dies, the victim first: pids, or {@code wait PID}, {@code panic}, {@code none}. */
  static String whoDies(KernelRules rules, MachineState machine, OomControl control) {
    MachineState released = Machines.like(machine).kernel(rules.since()).build();
    SelectionRequest request = SelectionRequests.of(released, control, rules);
    Verdict verdict = new ClassicPolicy().select(request);
    if (isContradicted(verdict)) {
      return "contradiction";
    }
    return switch (verdict) {
      case Verdict.KillTask _ -> pids(KillSet.of(request, verdict));
      case Verdict.KillMemcg kill -> kill.memcg() + ": " + pids(KillSet.of(request, verdict));
      case Verdict.Wait wait -> "wait " + wait.inFlight().pid();
      case Verdict.Panic _ -> "panic";
      case Verdict.NobodyKillable _, Verdict.Decline _ -> "none";
    };
  }

  /** Whether the explanation ranks somebody else before a victim that it ranks. */
  private static boolean isContradicted(Verdict verdict) {
    Optional<TaskId> victim =
        switch (verdict) {
          case Verdict.KillTask kill -> Optional.of(kill.victim());
          case Verdict.KillMemcg kill -> Optional.of(kill.victim());
          case Verdict.Wait _, Verdict.Panic _, Verdict.NobodyKillable _, Verdict.Decline _ ->
              Optional.empty();
        };
    List<TaskId> ranked =
        verdict.explanation().ranking().stream().map(row -> row.task().id()).toList();
    return victim.isPresent() && ranked.contains(victim.get()) && ranked.indexOf(victim.get()) > 0;
  }

  /**
   * Returns the score of the first task, or why it has none; the score for the comparison and the
   * explained one are the same.
   */
  static String score(KernelRules rules, long totalPages, TaskSnapshot... tasks) {
    MachineState machine = machine(tasks);
    BadnessFunction badness = KernelBadness.of(rules, machine);
    OomControl control = global(totalPages);
    long points = badness.points(tasks[0], control);
    return switch (badness.explain(tasks[0], control)) {
      case Badness.Points explained when explained.points() == points -> Long.toString(points);
      case Badness.Ineligible exempt when points == BadnessFunction.INELIGIBLE ->
          exempt.reason().name();
      case Badness.Points _, Badness.Ineligible _ -> "contradiction";
    };
  }

  static MachineState machine(TaskSnapshot... tasks) {
    return Machines.machine().tasks(List.of(tasks)).build();
  }

  static MachineState with(Sysctls sysctls, TaskSnapshot... tasks) {
    return Machines.like(machine(tasks)).sysctls(sysctls).build();
  }

  /** Returns a process of user 1000 with as much address space as resident memory. */
  static Tasks user(int pid, long pages) {
    return Tasks.task()
        .pid(pid)
        .uid(1000)
        .rssPages(pages)
        .totalVmPages(pages)
        .memcg(MemcgPath.UNKNOWN);
  }

  static OomControl global() {
    return global(TOTAL_PAGES);
  }

  static OomControl global(long totalPages) {
    return new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, totalPages, TaskId.NOBODY);
  }

  static OomControl sysrq() {
    return new OomControl(
        OomConstraint.NONE, MemcgPath.ROOT, 0, OomControl.ORDER_SYSRQ, TOTAL_PAGES, TaskId.NOBODY);
  }

  static OomControl memcg(String path) {
    return new OomControl(
        OomConstraint.MEMCG, new MemcgPath(path), 0, 0, TOTAL_PAGES, TaskId.NOBODY);
  }

  static OomControl allocating(int pid, OomConstraint constraint) {
    return new OomControl(constraint, MemcgPath.ROOT, 0, 0, TOTAL_PAGES, TaskId.ofPid(pid));
  }

  static OomControl allocatingIn(String memcg, int pid) {
    return new OomControl(
        OomConstraint.MEMCG, new MemcgPath(memcg), 0, 0, TOTAL_PAGES, TaskId.ofPid(pid));
  }

  private static String pids(List<TaskId> killed) {
    return killed.stream().map(id -> Integer.toString(id.pid())).collect(Collectors.joining(" "));
  }
}
