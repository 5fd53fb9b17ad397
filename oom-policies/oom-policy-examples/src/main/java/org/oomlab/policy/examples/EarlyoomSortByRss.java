package org.oomlab.policy.examples;

import java.util.Optional;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Whom earlyoom 1.9.0 chooses with {@code --sort-by-rss}, without {@code --prefer}, {@code --avoid}
 * and {@code --ignore}: one walk that keeps the best so far. Of two that both have resident memory
 * the larger one is better, then the one with the higher {@code oom_score}; where one of them has
 * none, the higher {@code oom_score} is better, then the larger one. Passed over are pids 1 and 2,
 * what pid 2 has started, and {@code oom_score_adj} -1000.
 *
 * <p>Source: the rules of {@code is_larger()} and {@code find_largest_process()}, kill.c, v1.9.0
 * (github.com/rfjakob/earlyoom), which were held against the program itself on 500 random process
 * tables. It reads all of {@code /proc}; here it sees those asked about. O(tasks); thread-safe.
 */
final class EarlyoomSortByRss implements VictimPolicy {
  private static final int KTHREADD_PID = 2;

  @Override
  public Verdict select(SelectionRequest request) {
    ShownScore scores = ShownScore.on(request);
    Optional<TaskSnapshot> best = Optional.empty();
    for (TaskSnapshot task : request.tasks()) {
      if (!isPassedOver(task) && (best.isEmpty() || isBetter(task, best.get(), scores))) {
        best = Optional.of(task);
      }
    }
    return best.map(victim -> killed(request, victim)).orElseGet(EarlyoomSortByRss::nobody);
  }

  private static boolean isPassedOver(TaskSnapshot task) {
    return task.pid() <= KTHREADD_PID
        || task.has(TaskFlag.GLOBAL_INIT)
        || task.has(TaskFlag.KTHREAD)
        || (task.lineage() instanceof Lineage.Known known && known.parentPid() == KTHREADD_PID)
        || task.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN;
  }

  /** Not an order: with one of three at no resident pages it can run in a circle. */
  private static boolean isBetter(TaskSnapshot task, TaskSnapshot best, ShownScore scores) {
    int byRss = Long.compare(task.rssPages(), best.rssPages());
    int byScore = Long.compare(scores.of(task), scores.of(best));
    boolean bothResident = task.rssPages() > 0 && best.rssPages() > 0;
    int first = bothResident ? byRss : byScore;
    int second = bothResident ? byScore : byRss;
    return first != 0 ? first > 0 : second > 0;
  }

  private static Verdict killed(SelectionRequest request, TaskSnapshot victim) {
    return new Verdict.KillTask(
        victim.id(),
        KernelEntry.unscored(
            request, victim, "last-best", "no process after it in the walk was larger"));
  }

  private static Verdict nobody() {
    return new Verdict.NobodyKillable(
        Explanation.of(new Reason("nothing-to-kill", "every process is passed over")));
  }
}
