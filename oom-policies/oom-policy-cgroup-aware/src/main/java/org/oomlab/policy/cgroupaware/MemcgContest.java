package org.oomlab.policy.cgroupaware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The contest of memcgs: select_victim_memcg() and oom_evaluate_memcg() of the 2017 series, v9. A
 * pre-order walk in which only a strictly larger sum wins. The root competes as a leaf with the
 * badness of its largest process, which compares unlike things; that is the series' own rule. A
 * memcg whose processes are all at {@code oom_score_adj} -1000 does not compete, and one with an
 * earlier victim still leaving ends the contest.
 */
sealed interface MemcgContest {
  /** Nobody competes. */
  record None() implements MemcgContest {}

  /** An earlier victim is still leaving. */
  record InFlight(TaskSnapshot task) implements MemcgContest {}

  /**
   * A memcg won.
   *
   * @param memcg the winner
   * @param subtree whether it won as an inner memcg or as the OOM's own domain, with all below it
   * @param pages its sum
   * @param leafPages the sums of all leaves
   */
  record Winner(MemcgPath memcg, boolean subtree, long pages, Map<MemcgPath, Long> leafPages)
      implements MemcgContest {
    public Winner {
      leafPages = Map.copyOf(leafPages);
    }

    boolean has(TaskSnapshot task) {
      return subtree ? task.memcg().isWithin(memcg) : task.memcg().equals(memcg);
    }

    List<TaskSnapshot> members(List<TaskSnapshot> tasks) {
      return tasks.stream().filter(this::has).toList();
    }

    /** Members come before all others; those follow by their own memcg's sum. */
    long priority(TaskSnapshot task) {
      return has(task) ? Long.MAX_VALUE : leafPages.getOrDefault(task.memcg(), 0L);
    }
  }

  static MemcgContest of(SelectionRequest request) {
    MemcgPath domain = request.control().domain();
    MemcgTree memcgs = request.machine().memcgs();
    if (request.control().isMemcg()
        && memcgs.find(domain).filter(MemcgState::oomGroup).isPresent()) {
      return new Winner(domain, true, 0, Map.of());
    }
    Map<MemcgPath, List<TaskSnapshot>> members = new HashMap<>();
    for (TaskSnapshot task : request.tasks()) {
      members.computeIfAbsent(task.memcg(), path -> new ArrayList<>()).add(task);
    }
    Map<MemcgPath, Long> sums = new HashMap<>();
    MemcgContest best = new None();
    long bestPages = 0;
    for (MemcgPath leaf : leaves(memcgs, domain)) {
      List<TaskSnapshot> tasks = members.getOrDefault(leaf, List.of());
      for (TaskSnapshot task : tasks) {
        if (task.has(TaskFlag.OOM_VICTIM) && !task.has(TaskFlag.MM_OOM_SKIP)) {
          return new InFlight(task);
        }
      }
      long pages = leafPages(request, leaf, tasks);
      if (pages <= 0) {
        continue;
      }
      sums.put(leaf, pages);
      if (pages > bestPages) {
        bestPages = pages;
        best = new Winner(leaf, false, pages, Map.of());
      }
      for (MemcgPath inner = leaf.parent();
          !leaf.equals(domain) && !inner.equals(domain) && !inner.equals(MemcgPath.ROOT);
          inner = inner.parent()) {
        long sum = sums.merge(inner, pages, Long::sum);
        if (sum > bestPages && memcgs.find(inner).filter(MemcgState::oomGroup).isPresent()) {
          bestPages = sum;
          best = new Winner(inner, true, sum, Map.of());
        }
      }
    }
    return best instanceof Winner winner
        ? new Winner(winner.memcg(), winner.subtree(), winner.pages(), sums)
        : best;
  }

  /** The root first where the OOM is global, then the memcgs within the domain without children. */
  private static List<MemcgPath> leaves(MemcgTree memcgs, MemcgPath domain) {
    Set<MemcgPath> parents = new HashSet<>();
    memcgs.memcgs().forEach(memcg -> parents.add(memcg.path().parent()));
    List<MemcgPath> leaves = new ArrayList<>();
    if (domain.equals(MemcgPath.ROOT)) {
      leaves.add(MemcgPath.ROOT);
    }
    for (MemcgState memcg : memcgs.memcgs()) {
      MemcgPath path = memcg.path();
      if (path.isWithin(domain) && !parents.contains(path) && !path.equals(MemcgPath.ROOT)) {
        leaves.add(path);
      }
    }
    return leaves;
  }

  private static long leafPages(
      SelectionRequest request, MemcgPath leaf, List<TaskSnapshot> tasks) {
    if (tasks.stream().allMatch(task -> task.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN)) {
      return 0;
    }
    if (!leaf.equals(MemcgPath.ROOT)) {
      return request.machine().memcgs().find(leaf).map(memcg -> memcg.stat().pages()).orElse(0L);
    }
    long largest = 0;
    for (TaskSnapshot task : tasks) {
      long points = request.badness().points(task, request.control());
      largest = points == BadnessFunction.INELIGIBLE ? largest : Math.max(largest, points);
    }
    return largest;
  }
}
