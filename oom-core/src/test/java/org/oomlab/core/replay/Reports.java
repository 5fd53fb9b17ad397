package org.oomlab.core.replay;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.kernel.KernelWalk;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskSnapshot;

/** Reported OOMs of the memcg {@code /box} for the tests of this package. */
final class Reports {
  private static final MemcgPath BOX = new MemcgPath("/box");

  /** The walk alone. */
  static final VictimPolicy HIGHEST_BADNESS =
      request ->
          KernelWalk.over(request, request.tasks())
                  instanceof KernelWalk.Highest(TaskSnapshot task, long points)
              ? new Verdict.KillTask(task.id(), KernelEntry.highestBadness(request, points))
              : KernelEntry.nobodyKillable(request);

  /** The walk, and in place of the one chosen its child with the highest score. */
  static final VictimPolicy LARGEST_CHILD =
      request ->
          HIGHEST_BADNESS.select(request) instanceof Verdict.KillTask kill
              ? largestChild(request, kill.victim().pid())
                  .<Verdict>map(
                      child ->
                          new Verdict.KillTask(
                              child.id(),
                              KernelEntry.unscored(
                                  request, child, "child", "its parent was chosen")))
                  .orElse(kill)
              : HIGHEST_BADNESS.select(request);

  /** The walk, and the domain as a whole. */
  static final VictimPolicy CLASSIC_GROUP =
      request ->
          HIGHEST_BADNESS.select(request) instanceof Verdict.KillTask kill && isGroup(request)
              ? new Verdict.KillMemcg(BOX, kill.victim(), kill.explanation())
              : HIGHEST_BADNESS.select(request);

  /** The panic that a setting asks for, else the walk. */
  static final VictimPolicy PANIC_OR_WALK =
      request -> KernelEntry.panicOnOom(request).orElseGet(() -> HIGHEST_BADNESS.select(request));

  private Reports() {}

  private static Optional<TaskSnapshot> largestChild(SelectionRequest request, int parentPid) {
    return request.tasks().stream()
        .filter(
            task -> task.lineage() instanceof Lineage.Known known && known.parentPid() == parentPid)
        .filter(task -> points(request, task) != BadnessFunction.INELIGIBLE)
        .max(Comparator.comparingLong(task -> points(request, task)));
  }

  private static long points(SelectionRequest request, TaskSnapshot task) {
    return request.badness().points(task, request.control());
  }

  static IncidentTotals exact(long memcgMax) {
    return memcgTotals(memcgMax, PageBounds.exactly(0));
  }

  static IncidentTotals memcgTotals(long memcgMax, PageBounds swap) {
    return new IncidentTotals(
        PageBounds.UNKNOWN,
        swap,
        PageBounds.UNKNOWN,
        PageBounds.exactly(memcgMax),
        PageBounds.exactly(PageBounds.UNBOUNDED),
        PageBounds.exactly(PageBounds.UNBOUNDED));
  }

  static ActualOutcome killed(int... pids) {
    List<Integer> killed = IntStream.of(pids).boxed().toList();
    return new ActualOutcome(
        Outcome.KILLED, pids[0], "task" + pids[0], MemcgPath.UNKNOWN, killed, pids[0]);
  }

  static Draft memcg(String release, IncidentTotals totals, TaskSnapshot... tasks) {
    return Draft.of(release, totals, tasks);
  }

  private static boolean isGroup(SelectionRequest request) {
    return request.machine().memcgs().oomGroup(MemcgPath.UNKNOWN, BOX).isPresent();
  }
}
