package org.oomlab.core.scenario;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.oomlab.api.memory.MemcgPath;

/**
 * A machine and its workload in time. Immutable, thread-safe and complete: with a policy it decides
 * a run to the byte.
 *
 * @param name short name, also the file's without its ending
 * @param story what happens and what to watch, for people; may be empty
 * @param machine the machine at time 0
 * @param cgroups memory cgroups but the root, in order of declaration, parents before children
 * @param groups processes, in order of declaration, which is the order of pids at equal times
 * @param events what is changed from outside, by time; equal times keep the order of declaration
 * @param seed of the run's generator
 * @param durationMillis simulated time, above 0
 * @param sampleMillis time between two samples of the timeline, above 0
 */
public record Scenario(
    String name,
    String story,
    MachineSetup machine,
    List<CgroupSetup> cgroups,
    List<ProcessGroup> groups,
    List<TimedEvent> events,
    long seed,
    long durationMillis,
    long sampleMillis) {

  public Scenario {
    Limits.requireName("name", name);
    Limits.require("durationMillis", durationMillis, 1, Limits.MAX_MILLIS);
    Limits.require("sampleMillis", sampleMillis, 1, durationMillis);
    cgroups = List.copyOf(cgroups);
    groups = List.copyOf(groups);
    events = events.stream().sorted(Comparator.comparingLong(TimedEvent::timeMillis)).toList();
    Set<MemcgPath> paths = paths(cgroups);
    Set<String> names = names(groups);
    for (ProcessGroup group : groups) {
      requireKnown("memcg", group.memcg(), paths);
      for (Dependency dependency : group.dependencies()) {
        requireKnown("group", dependency.on(), names);
      }
    }
    for (TimedEvent event : events) {
      switch (event) {
        case TimedEvent.LimitChanged changed -> requireKnown("memcg", changed.memcg(), paths);
        case TimedEvent.OomScoreAdjSet set -> requireKnown("group", set.group(), names);
        case TimedEvent.SwapAdded _ -> {}
      }
    }
    long processes = groups.stream().mapToLong(ProcessGroup::count).sum();
    Limits.require("number of processes", processes, 0, Limits.MAX_PROCESSES);
  }

  /** Returns the same scenario with another seed. */
  public Scenario withSeed(long newSeed) {
    return new Scenario(
        name, story, machine, cgroups, groups, events, newSeed, durationMillis, sampleMillis);
  }

  private static Set<MemcgPath> paths(List<CgroupSetup> cgroups) {
    Set<MemcgPath> paths = new HashSet<>();
    paths.add(MemcgPath.ROOT);
    for (CgroupSetup cgroup : cgroups) {
      requireKnown("parent of " + cgroup.path(), cgroup.path().parent(), paths);
      if (!paths.add(cgroup.path())) {
        throw new IllegalArgumentException("memcg " + cgroup.path() + " is declared twice");
      }
    }
    return paths;
  }

  private static Set<String> names(List<ProcessGroup> groups) {
    Set<String> names = new HashSet<>();
    for (ProcessGroup group : groups) {
      if (!names.add(group.name())) {
        throw new IllegalArgumentException("group " + group.name() + " is declared twice");
      }
    }
    return names;
  }

  private static <T> void requireKnown(String what, T reference, Set<T> known) {
    if (!known.contains(reference)) {
      throw new IllegalArgumentException(what + " " + reference + " is not declared");
    }
  }
}
