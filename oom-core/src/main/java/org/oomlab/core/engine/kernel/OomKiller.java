package org.oomlab.core.engine.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.MemcgConfig;
import org.oomlab.core.engine.memory.MemcgEventKind;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.kill.KillSet;
import org.oomlab.core.select.SelectionRequests;

/**
 * {@code out_of_memory()} of a simulated machine (mm/oom_kill.c): puts the question to the policy,
 * the same as a log's replay does, and carries out the answer. Not thread-safe.
 */
final class OomKiller {
  /** What came of it. */
  enum Outcome {
    /** Somebody was killed. */
    KILLED,
    /** An earlier victim is still leaving. */
    WAITING,
    /** Nobody can be killed. */
    NOBODY,
    /** The machine stopped. */
    PANICKED
  }

  private static final int ORDER = 0;
  private static final long NANOS_A_MICRO = 1000;

  /** {@code GFP_KERNEL} of 5.2 to 6.18. */
  private static final long GFP_KERNEL = 0xcc0;

  private final Settings settings;
  private final Memory memory;
  private final Tasks tasks;
  private final KernelRules rules;
  private final VictimPolicy policy;
  private final MachineView view;
  private final Exits exits;
  private final Sink sink;
  private final LastAnswers lastAnswers;
  private boolean waitTold;
  private boolean panicked;

  OomKiller(
      Settings settings,
      Memory memory,
      Tasks tasks,
      KernelRules rules,
      VictimPolicy policy,
      Exits exits,
      Sink sink) {
    this.settings = settings;
    this.memory = memory;
    this.tasks = tasks;
    this.rules = rules;
    this.policy = policy;
    this.view = new MachineView(settings, memory, tasks);
    this.exits = exits;
    this.sink = sink;
    this.lastAnswers = new LastAnswers(settings, tasks);
  }

  boolean panicked() {
    return panicked;
  }

  /** The OOM of a memcg whose limit a charge has met. */
  Outcome ofMemcg(Memcg memcg, TaskId current, long nowNanos) {
    OomControl control =
        new OomControl(
            OomConstraint.MEMCG,
            memcg.path(),
            GFP_KERNEL,
            ORDER,
            Math.max(1, memcgTotalPages(memcg)),
            current);
    Optional<Verdict> last = lastAnswers.of(memcg);
    if (last.isPresent()) {
      return again(control, last.get(), nowNanos);
    }
    SelectionRequest request = request(control, tasks.within(memcg), task -> true, nowNanos);
    Verdict verdict = policy.select(request);
    lastAnswers.note(memcg, control, verdict);
    return carryOut(request, verdict, nowNanos);
  }

  /** The OOM of the machine, or of the nodes that a task may use. */
  Outcome ofMachine(Task current, long nowNanos) {
    Placement placement = current.spec().placement();
    List<Node> nodes = memory.nodes();
    boolean cpusetBinds = placement.zonelist(nodes).size() < nodes.size();
    OomConstraint constraint =
        placement.isBound() && cpusetBinds
            ? OomConstraint.MEMORY_POLICY
            : cpusetBinds ? OomConstraint.CPUSET : OomConstraint.NONE;
    boolean byPolicy = constraint == OomConstraint.MEMORY_POLICY;
    boolean interleaveCounts = settings.engine().interleaveBinds();
    long ram =
        constraint == OomConstraint.NONE
            ? memory.managedPages()
            : placement.zonelist(nodes).stream().mapToLong(Node::presentPages).sum();
    OomControl control =
        new OomControl(
            constraint,
            MemcgPath.ROOT,
            GFP_KERNEL,
            ORDER,
            ram + memory.swap().totalPages(),
            current.id());
    return ask(
        control,
        tasks.inForkOrder(),
        task -> placement.isEligible(task.spec().placement(), byPolicy, interleaveCounts),
        nowNanos);
  }

  /** The OOM that SysRq-f asks for. */
  Outcome ofSysrq(long nowNanos) {
    OomControl control =
        new OomControl(
            OomConstraint.NONE,
            MemcgPath.ROOT,
            GFP_KERNEL,
            OomControl.ORDER_SYSRQ,
            memory.managedPages() + memory.swap().totalPages(),
            TaskId.NOBODY);
    return ask(control, tasks.inForkOrder(), task -> true, nowNanos);
  }

  /** mem_cgroup_get_max(), mm/memcontrol.c, 5.10 to 6.18; algebraically the same from 4.5. */
  private long memcgTotalPages(Memcg memcg) {
    MemcgConfig config = memcg.config();
    long swap = 0;
    if (config.swappiness() > 0) {
      long own =
          switch (settings.cgroupVersion()) {
            case V1 -> Math.max(0, config.memswMax() - config.max());
            case V2 -> config.swapMax();
          };
      swap = Math.min(own, memory.swap().totalPages());
    }
    return config.max() + swap;
  }

  private Outcome ask(
      OomControl control, Collection<Task> walk, Predicate<Task> eligible, long nowNanos) {
    SelectionRequest request = request(control, walk, eligible, nowNanos);
    return carryOut(request, policy.select(request), nowNanos);
  }

  private SelectionRequest request(
      OomControl control, Collection<Task> walk, Predicate<Task> eligible, long nowNanos) {
    return SelectionRequests.of(view.of(walk, eligible, nowNanos), control, rules);
  }

  /** The same answer as the last one, which killed nobody. */
  private Outcome again(OomControl control, Verdict verdict, long nowNanos) {
    tell(control, verdict, nowNanos);
    return verdict instanceof Verdict.Wait ? Outcome.WAITING : Outcome.NOBODY;
  }

  private void tell(OomControl control, Verdict verdict, long nowNanos) {
    boolean waits = verdict instanceof Verdict.Wait;
    if (!waits || !waitTold) {
      sink.tell(new RunEvent.Oom(nowNanos / NANOS_A_MICRO, control, verdict));
    }
    waitTold = waits;
  }

  private Outcome carryOut(SelectionRequest request, Verdict verdict, long nowNanos) {
    tell(request.control(), verdict, nowNanos);
    return switch (verdict) {
      case Verdict.KillTask kill -> kill(request, kill, kill.victim(), nowNanos);
      case Verdict.KillMemcg kill -> {
        Outcome outcome = kill(request, kill, kill.victim(), nowNanos);
        countGroup(request, kill);
        yield outcome;
      }
      case Verdict.Wait _ -> Outcome.WAITING;
      case Verdict.NobodyKillable _, Verdict.Decline _ -> Outcome.NOBODY;
      case Verdict.Panic panic -> {
        panicked = true;
        sink.tell(
            new RunEvent.Panic(nowNanos / NANOS_A_MICRO, panic.explanation().reason().sentence()));
        yield Outcome.PANICKED;
      }
    };
  }

  private Outcome kill(SelectionRequest request, Verdict verdict, TaskId victimId, long nowNanos) {
    Task victim = tasks.byPid(victimId.pid());
    List<TaskId> killed = KillSet.of(request, verdict);
    count(victim.mm().home(), MemcgEventKind.OOM_KILL);
    sink.tell(
        new RunEvent.Kill(
            nowNanos / NANOS_A_MICRO,
            request.control(),
            verdict,
            victimId,
            victim.spec().group(),
            victim.memcg().path(),
            killed,
            victim.mm().rssPages(),
            victim.mm().swapEntries()));
    for (TaskId id : killed) {
      exits.kill(tasks.byPid(id.pid()));
    }
    return Outcome.KILLED;
  }

  /**
   * oom_kill_memcg_member() visits the victim again, whose memory is still there, and counts it a
   * second time.
   */
  private void countGroup(SelectionRequest request, Verdict.KillMemcg kill) {
    Memcg group = memory.memcgs().at(kill.memcg());
    count(group, MemcgEventKind.OOM_GROUP_KILL);
    for (TaskSnapshot task : request.tasks()) {
      Task member = tasks.byPid(task.pid());
      if (member.memcg().isWithin(group)
          && task.oomScoreAdj() != TaskSnapshot.OOM_SCORE_ADJ_MIN
          && !member.mm().torn()) {
        count(member.mm().home(), MemcgEventKind.OOM_KILL);
      }
    }
  }

  private void count(Memcg memcg, MemcgEventKind kind) {
    switch (settings.cgroupVersion()) {
      case V1 -> memcg.countLocally(kind, 1);
      case V2 -> memcg.count(kind, 1);
    }
  }
}
