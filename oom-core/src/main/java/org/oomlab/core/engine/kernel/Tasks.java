package org.oomlab.core.engine.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.Mm;

/** The live tasks in the order of their forks. Not thread-safe. */
final class Tasks {
  private final Map<Integer, Task> byPid = new LinkedHashMap<>();
  private final NavigableMap<Integer, Map<Integer, Task>> byMemcg = new TreeMap<>();
  private final Map<Mm, List<Task>> sharers = new HashMap<>();
  private int lastPid;
  private long lastMm;
  private long departures;
  private long arrivals;

  int nextPid() {
    return ++lastPid;
  }

  void reservePid(int pid) {
    lastPid = Math.max(lastPid, pid);
  }

  long nextMm() {
    return ++lastMm;
  }

  /**
   * Returns how often somebody may have become killable or awaited, or no longer so, but by birth.
   */
  long departures() {
    return departures;
  }

  /** Returns how many were born. */
  long arrivals() {
    return arrivals;
  }

  /** Somebody is leaving, has been reaped, or counts otherwise from now on. */
  void noteDeparture() {
    departures++;
  }

  void add(Task task) {
    arrivals++;
    byPid.put(task.id().pid(), task);
    byMemcg
        .computeIfAbsent(task.memcg().index(), index -> new LinkedHashMap<>())
        .put(task.id().pid(), task);
    sharers.computeIfAbsent(task.mm(), mm -> new ArrayList<>(1)).add(task);
  }

  void remove(Task task) {
    departures++;
    byPid.remove(task.id().pid());
    byMemcg.getOrDefault(task.memcg().index(), new LinkedHashMap<>()).remove(task.id().pid());
    List<Task> users = users(task.mm());
    users.remove(task);
    if (users.isEmpty()) {
      sharers.remove(task.mm());
    }
  }

  /** Returns who runs on an address space. */
  List<Task> users(Mm mm) {
    return sharers.getOrDefault(mm, List.of());
  }

  Collection<Task> inForkOrder() {
    return Collections.unmodifiableCollection(byPid.values());
  }

  int count() {
    return byPid.size();
  }

  Task byPid(int pid) {
    Task task = byPid.get(pid);
    if (task == null) {
      throw new IllegalArgumentException("no task with pid " + pid);
    }
    return task;
  }

  /** Returns the tasks of a memcg and its descendants, memcg by memcg in the walk's order. */
  List<Task> within(Memcg memcg) {
    List<Task> found = new ArrayList<>();
    for (Map<Integer, Task> members : byMemcg.subMap(memcg.index(), memcg.end()).values()) {
      found.addAll(members.values());
    }
    return found;
  }
}
