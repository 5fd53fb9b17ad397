package org.oomlab.core.spare;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.oomlab.api.kernel.KernelWalk;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Fixtures;
import org.oomlab.core.select.SelectionRequests;

/**
 * Some processes of which the walk chooses one, and the same answers as {@link PageContest} found
 * by walking again for value after value.
 *
 * @param release whose rules hold
 * @param memcg whether a memcg is short
 * @param totalPages what {@code oom_score_adj} is a share of
 * @param tasks in walk order
 */
record Contest(String release, boolean memcg, long totalPages, List<TaskSnapshot> tasks) {
  KernelRules rules() {
    return Fixtures.rules(release);
  }

  /** Returns the solver under test. */
  PageContest solver() {
    return new PageContest(candidates(), rules(), memcg, totalPages);
  }

  List<Candidate> candidates() {
    return Ranking.byBadness(request(tasks));
  }

  /** Returns the one chosen; a contest without one is not drawn. */
  TaskSnapshot chosen() {
    return chosen(tasks);
  }

  boolean isDecided() {
    return KernelWalk.over(request(tasks), tasks) instanceof KernelWalk.Highest
        && candidates().stream().filter(Candidate::eligible).count() > 1;
  }

  /** Returns the first value on the way at which another is chosen. */
  OptionalLong ownBySearch(long from, long end, LongFunction<TaskSnapshot> changed) {
    TaskId own = chosen().id();
    for (long value = from - 1; value >= end; value--) {
      if (!chosen(with(changed.apply(value))).id().equals(own)) {
        return OptionalLong.of(value);
      }
    }
    return OptionalLong.empty();
  }

  /** Returns the first {@code oom_score_adj} of another at which that is chosen. */
  OptionalLong otherBySearch(TaskSnapshot other) {
    for (int adj = other.oomScoreAdj() + 1; adj <= TaskSnapshot.OOM_SCORE_ADJ_MAX; adj++) {
      if (chosen(with(other.withAdj(adj, 0))).id().equals(other.id())) {
        return OptionalLong.of(adj);
      }
    }
    return OptionalLong.empty();
  }

  private TaskSnapshot chosen(List<TaskSnapshot> among) {
    return KernelWalk.over(request(among), among) instanceof KernelWalk.Highest(var task, _)
        ? task
        : tasks.getFirst();
  }

  private List<TaskSnapshot> with(TaskSnapshot changed) {
    return tasks.stream().map(task -> task.id().equals(changed.id()) ? changed : task).toList();
  }

  private SelectionRequest request(List<TaskSnapshot> among) {
    MachineState machine = Fixtures.machine(release, among.toArray(TaskSnapshot[]::new));
    OomControl control = memcg ? Fixtures.memcg("/box", totalPages) : Fixtures.global(totalPages);
    return SelectionRequests.of(machine, control, rules());
  }
}
