package org.oomlab.core.engine.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.core.engine.kernel.Kernel;
import org.oomlab.core.engine.kernel.Sink;
import org.oomlab.core.engine.kernel.Task;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.MemcgConfig;
import org.oomlab.core.engine.memory.SwapArea;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.time.SplitMix;
import org.oomlab.core.scenario.Dependency;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.scenario.TimedEvent;

/** All groups of a scenario on a machine. Not thread-safe. */
public final class Workload {
  private static final long NANOS_A_MICRO = 1000;

  private final Scenario scenario;
  private final World world;
  private final Configs configs;
  private final Map<String, GroupRun> groups = new HashMap<>();
  private final List<GroupRun> inOrder = new ArrayList<>();
  private final List<ProcessOutcome> outcomes = new ArrayList<>();

  /**
   * Schedules all that a scenario says.
   *
   * @param seed of everything that is drawn
   */
  public Workload(Scenario scenario, Kernel kernel, Configs configs, Sink sink, long seed) {
    this.scenario = scenario;
    this.configs = configs;
    this.world =
        new World(
            kernel, scenario.machine(), new Commitments(scenario.machine(), kernel.memory()), sink);
    SplitMix random = new SplitMix(seed);
    for (int i = 0; i < scenario.groups().size(); i++) {
      var group = scenario.groups().get(i);
      GroupRun run =
          new GroupRun(
              world, group, random.split(i), this::note, () -> failDependents(group.name()));
      groups.put(group.name(), run);
      inOrder.add(run);
    }
    inOrder.forEach(GroupRun::schedule);
    for (TimedEvent event : scenario.events()) {
      kernel.clock().at(Times.nanos(event.timeMillis()), token -> happen(event), 0);
    }
  }

  /** Returns what became of each process, those that live included, in the order of start. */
  public List<ProcessOutcome> outcomes() {
    List<ProcessOutcome> all = new ArrayList<>(outcomes);
    for (GroupRun group : inOrder) {
      for (Member process : group.live()) {
        process.settle();
        all.add(outcome(process));
      }
    }
    all.sort(
        (left, right) ->
            left.startMicros() != right.startMicros()
                ? Long.compare(left.startMicros(), right.startMicros())
                : left.task().compareTo(right.task()));
    return all;
  }

  private void note(Member process) {
    outcomes.add(outcome(process));
  }

  private ProcessOutcome outcome(Member process) {
    Task task = process.task();
    long now = world.kernel().clock().nowNanos();
    boolean lives = !task.isGone();
    return new ProcessOutcome(
        task.id(),
        task.spec().comm(),
        task.spec().group(),
        task.memcg().path(),
        task.startNanos() / NANOS_A_MICRO,
        (lives ? now : task.endNanos()) / NANOS_A_MICRO,
        lives ? ExitReason.ALIVE : task.reason(),
        process.job().cpuMicros(),
        process.job().workUnits(),
        lives ? process.job().workUnits() : process.job().keptUnits(),
        lives ? 0 : process.job().unsavedMicros(),
        task.stallNanos(now) / NANOS_A_MICRO,
        task.mm().peakRssPages());
  }

  private void failDependents(String name) {
    for (GroupRun run : inOrder) {
      for (Dependency dependency : run.group().dependencies()) {
        if (dependency.on().equals(name)) {
          long at = world.kernel().clock().nowNanos() + Times.nanos(dependency.afterMillis());
          world.kernel().clock().at(at, token -> failIfStillGone(run, name), 0);
        }
      }
    }
  }

  private void failIfStillGone(GroupRun run, String name) {
    if (group(name).live().isEmpty()) {
      for (Member process : List.copyOf(run.live())) {
        world.kernel().end(process.task(), ExitReason.DEPENDENCY);
      }
    }
  }

  private void happen(TimedEvent event) {
    switch (event) {
      case TimedEvent.LimitChanged changed -> {
        Memcg memcg = world.kernel().memory().memcgs().at(changed.memcg());
        MemcgConfig config = configs.with(memcg.config(), changed.limit(), changed.bytes());
        tell(changed.memcg() + " " + changed.limit(), changed.bytes());
        world.kernel().configure(memcg, config);
      }
      case TimedEvent.SwapAdded added -> {
        SwapArea area = configs.swapArea(added.device());
        tell("swapon " + added.device().name(), added.device().sizeBytes());
        world.kernel().memory().swap().add(area);
      }
      case TimedEvent.OomScoreAdjSet set -> {
        tell("oom_score_adj of " + set.group(), set.oomScoreAdj());
        group(set.group()).setOomScoreAdj(set.oomScoreAdj());
      }
    }
  }

  private GroupRun group(String name) {
    GroupRun run = groups.get(name);
    if (run == null) {
      throw new IllegalArgumentException("no group " + name + " in " + scenario.name());
    }
    return run;
  }

  private void tell(String what, long value) {
    world.sink().tell(new RunEvent.LimitChanged(world.nowMicros(), what, value));
  }
}
