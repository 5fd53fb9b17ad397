package org.oomlab.policy.priorityonly;

import java.util.List;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.TieBreak;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Importance decides, size only breaks ties: {@code oom_score_adj} in strict order, then the larger
 * footprint (resident, swap and page tables), then the first in the walk. Who is exempt for the
 * kernel is exempt here. While an earlier victim still holds its memory nobody else dies, as in
 * {@code lowmem_scan()} (drivers/staging/android/lowmemorykiller.c, up to 4.11). O(tasks);
 * thread-safe.
 */
final class PriorityOnlyPolicy implements VictimPolicy {
  private static final int UNFLAGGED = TaskFlags.NONE.bits();

  private final boolean highDiesFirst;

  PriorityOnlyPolicy(boolean highDiesFirst) {
    this.highDiesFirst = highDiesFirst;
  }

  @Override
  public Verdict select(SelectionRequest request) {
    List<TaskSnapshot> tasks = request.tasks();
    OomControl control = request.control();
    BadnessFunction badness = request.badness();
    int pageShift = pageShift(request);
    int chosen = -1;
    long chosenPriority = 0;
    long chosenPages = 0;
    for (int i = 0; i < tasks.size(); i++) {
      TaskSnapshot task = tasks.get(i);
      if (task.flags().bits() != UNFLAGGED && KernelEntry.isInFlight(task, request)) {
        return KernelEntry.wait(task);
      }
      long priority = priority(task);
      if (chosen >= 0 && priority < chosenPriority) {
        continue; // before asking who is exempt, which takes longer
      }
      long pages = footprintPages(task, pageShift);
      boolean outranks = chosen < 0 || priority > chosenPriority || pages > chosenPages;
      if (outranks && badness.points(task, control) != BadnessFunction.INELIGIBLE) {
        chosen = i;
        chosenPriority = priority;
        chosenPages = pages;
      }
    }
    if (chosen < 0) {
      return new Verdict.NobodyKillable(
          Explanation.of(
              new Reason("nobody-killable", "every process is exempt"), () -> ranking(request)));
    }
    TaskSnapshot victim = tasks.get(chosen);
    long victimPages = chosenPages;
    return new Verdict.KillTask(
        victim.id(),
        Explanation.of(() -> firstByPriority(victim, victimPages), () -> ranking(request)));
  }

  private Reason firstByPriority(TaskSnapshot victim, long footprintPages) {
    return new Reason(
        "first-by-priority",
        "oom_score_adj "
            + victim.oomScoreAdj()
            + " is the "
            + (highDiesFirst ? "highest" : "lowest")
            + ", and of those it is the largest with "
            + footprintPages
            + " pages");
  }

  private long priority(TaskSnapshot task) {
    return highDiesFirst ? task.oomScoreAdj() : -(long) task.oomScoreAdj();
  }

  private List<Candidate> ranking(SelectionRequest request) {
    return Ranking.rank(
        request.tasks(), task -> score(task, request), this::priority, TieBreak.FIRST);
  }

  private Badness score(TaskSnapshot task, SelectionRequest request) {
    return switch (request.badness().explain(task, request.control())) {
      case Badness.Ineligible ineligible -> ineligible;
      case Badness.Points points -> footprint(task, pageShift(request));
    };
  }

  private static Badness footprint(TaskSnapshot task, int pageShift) {
    return new Badness.Points(
        footprintPages(task, pageShift),
        List.of(
            Factor.pages(Factor.RESIDENT, task.rssPages()),
            Factor.pages(Factor.SWAP, task.swapPages()),
            Factor.pages(Factor.PAGE_TABLES, task.pgtablesBytes() >>> pageShift)));
  }

  private static long footprintPages(TaskSnapshot task, int pageShift) {
    return task.rssPages() + task.swapPages() + (task.pgtablesBytes() >>> pageShift);
  }

  /** Page sizes are powers of two, and a division for each candidate would show. */
  private static int pageShift(SelectionRequest request) {
    return Integer.numberOfTrailingZeros(request.machine().pageSizeBytes());
  }
}
