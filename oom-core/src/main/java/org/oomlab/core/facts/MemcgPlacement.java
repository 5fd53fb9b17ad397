package org.oomlab.core.facts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.task.TaskSnapshot;

/** Puts told memcgs beside those that a report prints, and processes into them. */
final class MemcgPlacement {
  private MemcgPlacement() {}

  /** Returns the tree: what a report prints of a memcg stays, but its flag is the told one. */
  static MemcgTree tree(MemcgTree printed, List<ToldMemcg> told) {
    Map<MemcgPath, MemcgState> states = new LinkedHashMap<>();
    for (ToldMemcg memcg : told) {
      MemcgPath path = memcg.path();
      MemcgState known =
          printed
              .find(path)
              .orElseGet(
                  () -> new MemcgState(path, MemcgLimits.NONE, 0, 0, false, MemcgStat.EMPTY));
      states.put(
          path,
          new MemcgState(
              path,
              known.limits(),
              known.usagePages(),
              known.swapUsagePages(),
              memcg.oomGroup(),
              known.stat()));
    }
    for (MemcgState state : printed.memcgs()) {
      states.putIfAbsent(state.path(), state);
    }
    List<MemcgState> parentsFirst =
        states.values().stream()
            .sorted((a, b) -> Integer.compare(depth(a.path()), depth(b.path())))
            .toList();
    return new MemcgTree(printed.version(), parentsFirst);
  }

  /** Returns the tasks, each in the memcg that was told for it. */
  static List<TaskSnapshot> tasks(List<TaskSnapshot> tasks, List<ToldMemcg> told) {
    Map<Integer, MemcgPath> paths = new HashMap<>();
    told.forEach(memcg -> memcg.pids().forEach(pid -> paths.put(pid, memcg.path())));
    return tasks.stream()
        .map(task -> paths.containsKey(task.pid()) ? task.withMemcg(paths.get(task.pid())) : task)
        .toList();
  }

  private static int depth(MemcgPath path) {
    return path.equals(MemcgPath.ROOT)
        ? 0
        : (int) path.value().chars().filter(c -> c == '/').count();
  }
}
