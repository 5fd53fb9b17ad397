package org.oomlab.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Machines with very many processes, in the shapes that are slow for somebody: none in a memcg,
 * each ten in one of their own, all at the end of a long chain of memcgs; sizes that rise along the
 * walk, so that every process is better than all before it, and equal ones.
 */
final class LargeMachines {
  private static final int TASKS_A_MEMCG = 10;
  private static final int DEPTH = 100;
  private static final int FIRST_PID = 2;

  private LargeMachines() {}

  /**
   * Returns the questions, an OOM of the whole machine each.
   *
   * @param tasks how many processes
   */
  static List<SelectionRequest> of(int tasks) {
    return List.of(
        request(MemcgTree.EMPTY, tasks, task -> "/", task -> 1 + task),
        request(wide(tasks), tasks, task -> "/m" + task / TASKS_A_MEMCG, task -> 1 + task),
        request(deep(), tasks, task -> "/d".repeat(DEPTH), task -> 7));
  }

  private static SelectionRequest request(
      MemcgTree memcgs, int tasks, IntFunction<String> memcg, IntFunction<Integer> rssPages) {
    List<TaskSnapshot> all =
        IntStream.range(0, tasks)
            .mapToObj(
                task ->
                    Tasks.task()
                        .pid(FIRST_PID + task)
                        .rssPages(rssPages.apply(task))
                        .memcg(memcg.apply(task))
                        .build())
            .toList();
    return Requests.of(Machines.machine().memcgs(memcgs).tasks(all).build(), Ooms.oom().build());
  }

  private static MemcgTree wide(int tasks) {
    List<MemcgState> memcgs =
        IntStream.rangeClosed(0, tasks / TASKS_A_MEMCG)
            .mapToObj(memcg -> Memcgs.memcg("/m" + memcg).anonPages(memcg).build())
            .toList();
    return new MemcgTree(CgroupVersion.V2, memcgs);
  }

  private static MemcgTree deep() {
    List<MemcgState> memcgs = new ArrayList<>();
    for (int depth = 1; depth <= DEPTH; depth++) {
      memcgs.add(
          Memcgs.memcg("/d".repeat(depth)).anonPages(depth).oomGroup(depth % 2 == 0).build());
    }
    return new MemcgTree(CgroupVersion.V2, memcgs);
  }
}
