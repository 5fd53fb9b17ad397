package org.oomlab.testkit.mutant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/** Policies that decide well once, and wrongly after a kill. */
final class CourseMutants {
  private static final String ENDS = "ends-the-shortage";

  private CourseMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("kills-the-dying-again", ENDS, CourseMutants::neverWaits),
        new Mutant("waits-for-the-reaped", ENDS, CourseMutants::waitsForTheReaped),
        new Mutant("learns-from-kills", "keeps-no-state", Learner::new),
        new Mutant("remembers-the-largest", "keeps-no-state", CourseMutants::largestEver));
  }

  private static VictimPolicy neverWaits() {
    return Selection.CORRECT.withAwaited((task, request) -> false);
  }

  private static VictimPolicy waitsForTheReaped() {
    return Selection.CORRECT.withAwaited((task, request) -> task.has(TaskFlag.OOM_VICTIM));
  }

  /** Whoever is small beside the largest process ever seen counts for nothing. */
  private static VictimPolicy largestEver() {
    AtomicLong largest = new AtomicLong();
    return request -> {
      request.tasks().forEach(task -> largest.accumulateAndGet(task.rssPages(), Math::max));
      long half = largest.get() / 2;
      return Selection.CORRECT
          .withScore((task, asked) -> task.rssPages() < half ? 0 : task.rssPages())
          .select(request);
    };
  }

  /** Whose name has died by it once is spared from then on. */
  private static final class Learner implements VictimPolicy {
    private final Set<String> died = new HashSet<>();
    private List<TaskSnapshot> lastVictims = List.of();

    @Override
    public Verdict select(SelectionRequest request) {
      lastVictims.stream()
          .filter(task -> !request.tasks().contains(task))
          .forEach(task -> died.add(task.comm()));
      Verdict verdict =
          Selection.CORRECT
              .withScore((task, asked) -> died.contains(task.comm()) ? 0 : task.rssPages())
              .select(request);
      lastVictims =
          verdict instanceof Verdict.KillTask kill
              ? request.tasks().stream().filter(task -> task.id().equals(kill.victim())).toList()
              : List.of();
      return verdict;
    }
  }
}
