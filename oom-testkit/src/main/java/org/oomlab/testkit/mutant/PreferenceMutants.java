package org.oomlab.testkit.mutant;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** Policies that compare wrongly, or with what should not count. */
final class PreferenceMutants {
  private static final String CYCLES = "has-no-cycles";

  /** One page and a half of the smallest step that is-scale-free takes. */
  private static final long BONUS_PAGES = 1500;

  private PreferenceMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("compares-in-a-circle", CYCLES, () -> PreferenceMutants::circular),
        new Mutant("compares-by-subtracting", CYCLES, () -> PreferenceMutants::subtracting),
        new Mutant(
            "takes-the-wrong-one-of-ties", "ranks-victim-first", () -> PreferenceMutants::nextTie),
        new Mutant("kills-the-parent", "maximizes-badness", () -> PreferenceMutants::parent),
        new Mutant("spares-the-main-process", "ignores-losers", () -> PreferenceMutants::second),
        new Mutant(
            "adds-a-fixed-bonus",
            "is-scale-free",
            () -> Selection.CORRECT.withScore(PreferenceMutants::withBonus)),
        new Mutant(
            "takes-the-machines-total",
            "is-memcg-scoped",
            () -> Selection.CORRECT.withScore(PreferenceMutants::ofMachine)));
  }

  /** By swap where both have some, by resident pages where one has none. */
  private static Verdict circular(SelectionRequest request) {
    return folded(
        request,
        (task, best) ->
            (task.swapPages() > 0 && best.swapPages() > 0)
                ? task.swapPages() > best.swapPages()
                : task.rssPages() > best.rssPages());
  }

  private static Verdict subtracting(SelectionRequest request) {
    return folded(
        request,
        (task, best) ->
            (int) (Selection.points(task, request) - Selection.points(best, request)) > 0);
  }

  /** One walk that keeps the best so far. */
  private static Verdict folded(
      SelectionRequest request, BiPredicate<TaskSnapshot, TaskSnapshot> beats) {
    Verdict correct = Selection.CORRECT.select(request);
    Optional<TaskSnapshot> best =
        request.tasks().stream()
            .filter(task -> Selection.CORRECT.eligible().test(task, request))
            .reduce((before, task) -> beats.test(task, before) ? task : before);
    return correct instanceof Verdict.KillTask && best.isPresent()
        ? killed(request, best.get())
        : correct;
  }

  private static Verdict killed(SelectionRequest request, TaskSnapshot victim) {
    return new Verdict.KillTask(
        victim.id(), KernelEntry.unscored(request, victim, "preferred", "it was preferred"));
  }

  private static Verdict nextTie(SelectionRequest request) {
    Verdict verdict = Selection.CORRECT.select(request);
    List<TaskId> ties = verdict.explanation().tieSet();
    return verdict instanceof Verdict.KillTask kill
        ? new Verdict.KillTask(
            ties.get((ties.indexOf(kill.victim()) + 1) % ties.size()), kill.explanation())
        : verdict;
  }

  private static Verdict parent(SelectionRequest request) {
    Verdict verdict = Selection.CORRECT.select(request);
    return verdict.explanation().ranking().stream()
        .limit(1)
        .map(Candidate::task)
        .flatMap(
            child ->
                request.tasks().stream()
                    .filter(task -> isParent(task, child))
                    .filter(task -> Selection.CORRECT.eligible().test(task, request)))
        .findFirst()
        .filter(task -> verdict instanceof Verdict.KillTask)
        .map(task -> killed(request, task))
        .orElse(verdict);
  }

  private static boolean isParent(TaskSnapshot task, TaskSnapshot child) {
    return child.lineage() instanceof Lineage.Known known && known.parentPid() == task.pid();
  }

  /** Whoever holds more than half of all is taken for what the machine is there for. */
  private static Verdict second(SelectionRequest request) {
    Verdict verdict = Selection.CORRECT.select(request);
    List<Candidate> ranking = verdict.explanation().ranking();
    long allPages = ranking.stream().mapToLong(Candidate::points).sum();
    return verdict instanceof Verdict.KillTask
            && ranking.size() > 1
            && ranking.getFirst().points() > allPages / 2
        ? killed(request, ranking.get(1).task())
        : verdict;
  }

  private static long withBonus(TaskSnapshot task, SelectionRequest request) {
    return Selection.points(task, request) + (task.swapPages() > 0 ? BONUS_PAGES : 0);
  }

  private static long ofMachine(TaskSnapshot task, SelectionRequest request) {
    return task.rssPages() + task.oomScoreAdj() * (request.machine().ramPages() / 1000);
  }
}
