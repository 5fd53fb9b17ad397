package org.oomlab.core.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.ToldFact;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.OomAdj;
import org.oomlab.core.badness.Privileges;
import org.oomlab.core.select.SelectionRequests;

/**
 * An incident put as a question: the machine with the settings that the report's kill lines show to
 * be on. They tell the mode, never the victim.
 */
final class ReportedOom {
  private static final KernelRelease OOM_SCORE_ADJ = KernelRelease.parse("2.6.36");

  private final Incident incident;
  private final MachineState machine;

  ReportedOom(Incident incident) {
    this(incident, machineWithModes(incident));
  }

  private ReportedOom(Incident incident, MachineState machine) {
    this.incident = incident;
    this.machine = machine;
  }

  /** Returns the same question, but with these processes waiting in vfork. */
  ReportedOom inVfork(Collection<TaskSnapshot> waiting) {
    List<TaskSnapshot> tasks =
        machine.tasks().stream()
            .map(
                task ->
                    waiting.contains(task)
                        ? task.withFlags(task.flags().with(TaskFlag.IN_VFORK))
                        : task)
            .toList();
    return new ReportedOom(incident, machine.withTasks(tasks));
  }

  /** Returns the same question, but with nobody in the table killed before. */
  ReportedOom withoutEarlierVictims() {
    List<TaskSnapshot> tasks = machine.tasks().stream().map(ReportedOom::neverKilled).toList();
    return new ReportedOom(incident, machine.withTasks(tasks));
  }

  /** What the log shows of earlier kills is taken away, what somebody told of the process stays. */
  private static TaskSnapshot neverKilled(TaskSnapshot task) {
    return task.withFlags(
        task.has(TaskFlag.IN_VFORK) ? TaskFlags.of(TaskFlag.IN_VFORK) : TaskFlags.NONE);
  }

  /** Returns the rows. */
  List<TaskSnapshot> tasks() {
    return machine.tasks();
  }

  /** Returns a row. */
  Optional<TaskSnapshot> task(TaskId id) {
    return machine.tasks().stream().filter(task -> task.id().equals(id)).findFirst();
  }

  /** Returns the question with the rows taken as they are. */
  SelectionRequest request(KernelRules rules, long totalPages) {
    return SelectionRequests.of(machineOf(rules), control(totalPages), rules, Privileges.root());
  }

  /**
   * Returns the question with what the report hides read against one process.
   *
   * @param doubt what to read against it, with those before it in {@code doubts}
   */
  SelectionRequest request(
      KernelRules rules, long totalPages, Doubt doubt, List<Doubt> doubts, TaskId against) {
    MachineState shown = machineOf(rules);
    boolean swapKnown = incident.totals().swap().isExact();
    WorstCase worst = new WorstCase(shown, rules, against, swapKnown);
    SelectionRequest request =
        SelectionRequests.of(
            shown.withTasks(worst.tasks(doubt, doubts)),
            control(totalPages),
            rules,
            new Privileges.RootOnly(against));
    return doubt == Doubt.WRAPPING ? WrappedBadness.in(request, against) : request;
  }

  private OomControl control(long totalPages) {
    return new OomControl(
        incident.constraint(),
        incident.constraint() == OomConstraint.MEMCG ? incident.oomMemcg() : MemcgPath.ROOT,
        incident.invoker().gfpMask(),
        incident.invoker().order(),
        totalPages,
        current().orElse(TaskId.NOBODY));
  }

  /**
   * Returns the machine as a release sees it. Before 4.6 there is no mark on reaped memory: that
   * the report was printed at all shows that no earlier victim was waited for, and what still
   * stands in the table can be chosen again. And each of {@code oom_adj} and {@code oom_score_adj}
   * is what the kernel makes of the other where the report's release has only that.
   */
  private MachineState machineOf(KernelRules rules) {
    boolean strip = !rules.exemption().reaped();
    boolean old = incident.kernel().newest().compareTo(OOM_SCORE_ADJ) < 0;
    boolean wantsOld = rules.score().formula() == BadnessFormula.TOTAL_VM;
    if (!strip && old == wantsOld) {
      return machine;
    }
    return machine.withTasks(
        machine.tasks().stream()
            .map(task -> strip ? neverKilled(task) : task)
            .map(task -> old == wantsOld ? task : translated(task, wantsOld))
            .toList());
  }

  private static TaskSnapshot translated(TaskSnapshot task, boolean toOld) {
    return toOld
        ? task.withAdj(task.oomScoreAdj(), OomAdj.ofScoreAdj(task.oomScoreAdj()))
        : task.withAdj(OomAdj.toScoreAdj(task.oomAdj()), task.oomAdj());
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

  /**
   * Returns whether the allocating task is to die and no row can be told to be it. A kernel thread,
   * which is in no row, has no memory and is never offered: SysRq's is one.
   */
  boolean allocatingTaskHidden() {
    boolean offered =
        incident.isTold(ToldFact.OOM_KILL_ALLOCATING_TASK)
            ? machine.sysctls().oomKillAllocatingTask()
                && incident.constraint() != OomConstraint.MEMCG
                && incident.invoker().order() >= 0
            : incident.mode().allocatingTask();
    return offered && current().isEmpty();
  }

  /** Returns whether a memcg below the domain died as a whole, of which no report lists members. */
  boolean groupMembersHidden() {
    MemcgPath group = incident.mode().group();
    return !incident.isTold(ToldFact.MEMCGS)
        && group.isKnown()
        && !group.equals(incident.oomMemcg());
  }

  private static MachineState machineWithModes(Incident incident) {
    MachineState machine = incident.machine();
    boolean memcgsTold = incident.isTold(ToldFact.MEMCGS);
    MachineState placed =
        memcgsTold
            ? machine
            : machine.withMemcgs(memcgsWithGroup(incident), LeafMemcg.tasks(incident));
    return placed.withSysctls(settings(incident));
  }

  /** Settings that were told are not read off the kill lines. */
  private static Sysctls settings(Incident incident) {
    Sysctls settings = incident.machine().sysctls();
    if (!incident.isTold(ToldFact.OOM_KILL_ALLOCATING_TASK)) {
      settings =
          settings.withOomKillAllocatingTask(
              settings.oomKillAllocatingTask() || incident.mode().allocatingTask());
    }
    return incident.isTold(ToldFact.PANIC_ON_OOM)
        ? settings
        : settings.withPanicOnOom(Math.max(settings.panicOnOom(), incident.mode().panicOnOom()));
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
