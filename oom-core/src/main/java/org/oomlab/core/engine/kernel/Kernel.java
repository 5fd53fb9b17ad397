package org.oomlab.core.engine.kernel;

import java.util.List;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.pressure.Deed;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.memory.KernelUse;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.MemcgConfig;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Mm;
import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.engine.reclaim.Reclaimer;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.engine.time.EventQueue;
import org.oomlab.core.engine.time.Timed;

/** A simulated machine's kernel: tasks come, take memory, wait and go. Not thread-safe. */
public final class Kernel {
  private static final long NANOS_A_TICK = 10_000_000;

  private final EventQueue clock;
  private final Memory memory;
  private final Tasks tasks = new Tasks();
  private final Pressures pressures;
  private final Exits exits;
  private final OomKiller killer;
  private final Allocator allocator;
  private final Threads threads;
  private final LimitWriter limits;
  private final HostLook hostLook;
  private final UserKills userKills;

  /**
   * Makes a kernel on a machine.
   *
   * @param cpus processors, from 1
   * @param rules the release's rules of OOMs
   * @param policy decides who dies
   * @param sink where what happens is told
   */
  public Kernel(
      Settings settings,
      int cpus,
      EventQueue clock,
      Memory memory,
      KernelRules rules,
      VictimPolicy policy,
      Sink sink) {
    this.clock = clock;
    this.memory = memory;
    this.pressures = new Pressures(clock, memory.memcgs().walk().size());
    this.exits = new Exits(settings, cpus, clock, memory, tasks, pressures, sink);
    this.killer = new OomKiller(settings, memory, tasks, rules, policy, exits, sink);
    Reclaimer reclaimer =
        new Reclaimer(
            memory,
            settings.engine(),
            settings.pageSizeBytes(),
            settings.recursiveProtection() && settings.cgroupVersion() == CgroupVersion.V2);
    List<Kswapd> kswapds =
        memory.nodes().stream()
            .map(node -> new Kswapd(node, clock, memory, reclaimer, exits, sink))
            .toList();
    MemcgSlowPath memcgs = new MemcgSlowPath(settings, clock, memory, reclaimer, killer, sink);
    PageSlowPath pages = new PageSlowPath(settings, clock, memory, reclaimer, killer, kswapds);
    HighLimit high = new HighLimit(settings, clock, memory, reclaimer, sink);
    Spent spent = new Spent(memory.swap(), new ReclaimLog(clock, sink));
    this.allocator =
        new Allocator(clock, memory, memcgs, pages, high, new Refaults(memory), kswapds, spent);
    this.threads = new Threads(memory, memcgs, pages, high, kswapds, spent);
    this.limits = new LimitWriter(settings, clock, memory, reclaimer, killer, exits);
    this.hostLook = new HostLook(settings, memory, tasks, pressures, rules);
    this.userKills = new UserKills(memory, tasks, exits, sink);
  }

  /** Returns the clock. */
  public EventQueue clock() {
    return clock;
  }

  /** Returns the machine's memory. */
  public Memory memory() {
    return memory;
  }

  /** Returns how many tasks live. */
  public int liveTasks() {
    return tasks.count();
  }

  /** Returns whether the machine has stopped. */
  public boolean panicked() {
    return killer.panicked();
  }

  /**
   * Starts a task with the next free pid and an address space of its own; {@link #canStart} or
   * {@link #canFork} has seen to room.
   */
  public Task start(TaskSpec spec, Birth birth, TaskOwner owner) {
    return start(tasks.nextPid(), spec, birth, owner);
  }

  /** Starts a task with that pid and an address space of its own. */
  public Task start(int pid, TaskSpec spec, Birth birth, TaskOwner owner) {
    memory.kernel().take(KernelUse.PAGE_TABLES, birth.chargedTo(), birth.tablePages());
    return add(pid, spec, birth, new Mm(tasks.nextMm(), birth.memcg(), birth.tablePages()), owner);
  }

  /** Starts a task with that pid on the memory of another ({@code CLONE_VM}). */
  public Task startSharing(int pid, TaskSpec spec, Birth birth, Task other, TaskOwner owner) {
    return add(pid, spec, birth, other.mm(), owner);
  }

  private Task add(int pid, TaskSpec spec, Birth birth, Mm mm, TaskOwner owner) {
    tasks.reservePid(pid);
    TaskId id = new TaskId(pid, clock.nowNanos() / NANOS_A_TICK);
    Retry retry = new Retry(pressures);
    Task task = new Task(id, spec, birth, mm, owner, retry, clock.nowNanos());
    retry.of(task);
    memory.kernel().take(KernelUse.STACKS, task.birthplace(), task.bornStackPages());
    tasks.add(task);
    return task;
  }

  /**
   * Returns whether the kernel finds pages for a fork; where it does not, it has reclaimed or
   * killed on behalf of the parent, and the fork fails.
   */
  public boolean canFork(Task parent, Birth birth) {
    return threads.canFork(parent, birth);
  }

  /**
   * Returns whether a task can be started from outside without touching the reserves of the machine
   * and within the limits of its memcg, which is reclaimed and killed for.
   *
   * @param starter is told when to try again if not
   */
  public boolean canStart(Birth birth, Timed starter) {
    Grant grant = threads.start(birth);
    switch (grant) {
      case ROOM, FORCE -> {}
      case WAIT -> exits.await(starter, clock.nowNanos());
      case REFUSED, KILLED -> clock.at(clock.nowNanos() + Costs.STUCK_NANOS, starter, 0);
    }
    return grant == Grant.ROOM || grant == Grant.FORCE;
  }

  /**
   * A task makes further threads, as many as it gets stacks for; the fault counts them. Where it
   * waits or is slowed its owner is told when to go on; where nobody can be killed for them, they
   * are not made.
   */
  public Fault startThreads(Task task, long count) {
    Fault fault = threads.start(task, count);
    if (fault.end() != Fault.End.REFUSED) {
      await(task, fault);
    }
    return fault;
  }

  /** Gives a task the further threads that it was found with, whatever the limits. */
  public void settleThreads(Task task) {
    threads.take(task, task.spec().threads() - 1L);
  }

  /**
   * Takes pages for a segment. Unless all are taken at once the task waits, and its owner is told
   * when to go on.
   */
  public Fault take(Task task, Segment segment, long pages, Source source) {
    Fault fault = allocator.take(task, segment, pages, source);
    await(task, fault);
    return fault;
  }

  private void await(Task task, Fault fault) {
    switch (fault.end()) {
      case DONE, KILLED -> {}
      case WAITING -> {
        pressures.setStalled(task, true);
        exits.await(task.retry(), clock.nowNanos() + fault.delayNanos());
      }
      case SLOWED -> {
        pressures.setStalled(task, true);
        clock.at(clock.nowNanos() + fault.delayNanos(), task.retry(), 0);
      }
      case REFUSED -> {
        pressures.setStalled(task, true);
        clock.at(clock.nowNanos() + fault.delayNanos() + Costs.STUCK_NANOS, task.retry(), 0);
      }
    }
  }

  /** Gives pages of a segment back. */
  public void release(Task task, Segment segment, long pages) {
    memory.pages().free(segment, pages);
    Mm mm = task.mm();
    if (mm.segments().contains(segment)) {
      long before = mm.pageTablePages();
      mm.changeMapped(-pages);
      memory.kernel().give(KernelUse.PAGE_TABLES, mm.home(), before - mm.pageTablePages());
    }
    exits.wakeWaiting();
  }

  /** Ends a task, of itself or by a signal that is no OOM's. */
  public void end(Task task, ExitReason reason) {
    exits.end(task, reason);
  }

  /** Writes a task's {@code oom_score_adj}. */
  public void setOomScoreAdj(Task task, int value) {
    task.setOomScoreAdj(value);
    tasks.noteDeparture();
  }

  /** A task begins or ends to compute. */
  public void setRunning(Task task, boolean running) {
    pressures.setRunning(task, running);
  }

  /**
   * Writes the files of a memcg. A limit below what is used is reclaimed for, and on v2 killed for;
   * on v1 it is not taken where reclaim does not suffice.
   */
  public void configure(Memcg memcg, MemcgConfig config) {
    limits.write(memcg, config);
  }

  /** Kills by SysRq-f. */
  public void sysrq() {
    killer.ofSysrq(clock.nowNanos());
  }

  /** Returns the machine as its user space sees it now. */
  public HostView look() {
    return hostLook.at(clock.nowNanos());
  }

  /**
   * Does what a daemon in user space wants done.
   *
   * @param daemon its name
   * @param host what it saw
   */
  public void carryOut(String daemon, HostView host, Deed deed) {
    userKills.carryOut(daemon, host, deed, clock.nowNanos());
  }

  /** Returns the pressure on a memcg, the root's being the machine's. */
  public PsiSample pressure(Memcg memcg) {
    return pressures.sample(memcg);
  }
}
