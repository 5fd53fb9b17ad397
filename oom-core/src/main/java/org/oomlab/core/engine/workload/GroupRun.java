package org.oomlab.core.engine.workload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.kernel.Birth;
import org.oomlab.core.engine.kernel.Placement;
import org.oomlab.core.engine.kernel.Task;
import org.oomlab.core.engine.kernel.TaskSpec;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.time.SplitMix;
import org.oomlab.core.scenario.Arrival;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.Distribution;
import org.oomlab.core.scenario.ProcessGroup;

/** A group of a scenario at work: starts its processes and notes how they end. Not thread-safe. */
final class GroupRun {
  private static final long STACK_BYTES = 16 << 10;
  private static final long STRUCTURES_BYTES = 16 << 10;
  private static final long TABLES_BYTES = 40 << 10;

  private final World world;
  private final ProcessGroup group;
  private final SplitMix random;
  private final Consumer<Member> ends;
  private final Set<Member> live = new LinkedHashSet<>();
  private final Map<Member, Slot> slots = new HashMap<>();
  private final Map<Member, Runnable> childEnds = new HashMap<>();
  private final Runnable emptied;
  private int oomScoreAdj;

  /**
   * Makes a group without processes.
   *
   * @param ends told of each process that has left
   * @param emptied told when its last process has failed
   */
  GroupRun(
      World world, ProcessGroup group, SplitMix random, Consumer<Member> ends, Runnable emptied) {
    this.world = world;
    this.group = group;
    this.random = random;
    this.ends = ends;
    this.emptied = emptied;
    this.oomScoreAdj = group.oomScoreAdj();
  }

  ProcessGroup group() {
    return group;
  }

  Collection<Member> live() {
    return live;
  }

  void setOomScoreAdj(int value) {
    oomScoreAdj = value;
    live.forEach(process -> world.kernel().setOomScoreAdj(process.task(), value));
  }

  /** Schedules the first start of every process. */
  void schedule() {
    SplitMix arrivals = random.split(-1);
    long at = Times.nanos(group.arrival().startMillis());
    for (int i = 0; i < group.count(); i++) {
      Slot slot = new Slot(this, group.restart(), random.split(i));
      world.kernel().clock().at(at, slot, 0);
      if (group.arrival() instanceof Arrival.Spaced spaced) {
        at += Times.nanos(spaced.intervalMillis().quantile(arrivals.below(Distribution.DRAWS)));
      }
    }
  }

  /** Starts the process of a slot, or tries again later where the kernel has no page for it. */
  void start(Slot slot) {
    Birth birth = birth(memcg());
    if (!world.kernel().canStart(birth, slot)) {
      return;
    }
    Member process = new Member(world, this, slot.nextRandom());
    Task task = world.kernel().start(spec(0, group.threads()), birth, process);
    live.add(process);
    slots.put(process, slot);
    tellStart(task);
    slot.started(task.id());
    List<Actor> actors = new ArrayList<>();
    process.attach(task);
    for (Behaviour behaviour : group.behaviours()) {
      actors.add(Actors.of(process, behaviour));
    }
    process.run(actors, world.pages(group.untouchedBytes()), group.threads());
  }

  /** Forks a child of a process. */
  void fork(Member parent, Behaviour.ForkStorm storm, SplitMix childRandom, Runnable ended) {
    Birth birth = birth(parent.memcg());
    if (!world.kernel().canFork(parent.task(), birth)) {
      ended.run();
      return;
    }
    Member child = new Member(world, this, childRandom);
    Task task = world.kernel().start(spec(parent.task().id().pid(), 1), birth, child);
    live.add(child);
    childEnds.put(child, ended);
    tellStart(task);
    child.attach(task);
    child.run(Actors.ofChild(child, storm), 0, 1);
  }

  private void tellStart(Task task) {
    world
        .sink()
        .tell(
            new RunEvent.Start(
                world.nowMicros(),
                task.id(),
                group.comm(),
                group.name(),
                group.memcg(),
                task.spec().parentPid()));
  }

  void tellRestart(TaskId started, TaskId replaced) {
    world.sink().tell(new RunEvent.Restart(world.nowMicros(), started, group.name(), replaced));
  }

  World world() {
    return world;
  }

  /** A process has left. */
  void gone(Member process) {
    live.remove(process);
    ends.accept(process);
    Runnable childEnd = childEnds.remove(process);
    if (childEnd != null) {
      childEnd.run();
    }
    Slot slot = slots.remove(process);
    boolean failed = process.task().reason() != ExitReason.DONE;
    if (slot != null && failed) {
      slot.failed(process.task().id());
    }
    if (failed && live.isEmpty()) {
      emptied.run();
    }
  }

  private Memcg memcg() {
    return world.kernel().memory().memcgs().at(group.memcg());
  }

  private TaskSpec spec(int parentPid, int threads) {
    return new TaskSpec(
        group.comm(),
        group.name(),
        group.uid(),
        oomScoreAdj,
        threads,
        parentPid,
        Placement.ANYWHERE);
  }

  private Birth birth(Memcg memcg) {
    long perThread = world.pages(STACK_BYTES) + world.pages(STRUCTURES_BYTES);
    return new Birth(memcg, memcg, perThread, perThread, world.pages(TABLES_BYTES), false);
  }
}
