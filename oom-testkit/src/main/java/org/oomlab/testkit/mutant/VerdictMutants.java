package org.oomlab.testkit.mutant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** Policies that answer wrongly. */
final class VerdictMutants {
  private static final String EXISTS = "names-what-exists";
  private static final String PROGRESS = "makes-progress";
  private static final String DETERMINISTIC = "is-deterministic";
  private static final String THROWS = "never-throws";
  private static final int NO_SUCH_PID = 999_999;

  private VerdictMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("names-a-stranger", EXISTS, () -> VerdictMutants::stranger),
        new Mutant("waits-for-nobody", EXISTS, () -> VerdictMutants::waiting),
        new Mutant("kills-a-memcg-without-the-victim", EXISTS, () -> VerdictMutants::otherMemcg),
        new Mutant("gives-up", PROGRESS, () -> VerdictMutants::givesUp),
        new Mutant("stops-one-short", PROGRESS, () -> VerdictMutants::stopsShort),
        new Mutant("starts-from-zero", PROGRESS, VerdictMutants::startsFromZero),
        new Mutant("takes-turns", DETERMINISTIC, VerdictMutants::takesTurns),
        new Mutant("remembers-questions", DETERMINISTIC, VerdictMutants::remembers),
        new Mutant("sorts-the-request", THROWS, () -> VerdictMutants::sorts),
        new Mutant("reads-the-name", THROWS, () -> VerdictMutants::readsTheName),
        new Mutant("expects-a-task", THROWS, () -> VerdictMutants::expectsOne),
        new Mutant("takes-the-first", "ignores-order", VerdictMutants::takesTheFirst));
  }

  private static Verdict stranger(SelectionRequest request) {
    return Selection.CORRECT.select(request) instanceof Verdict.KillTask kill
        ? new Verdict.KillTask(TaskId.ofPid(NO_SUCH_PID), kill.explanation())
        : KernelEntry.nobodyKillable(request);
  }

  private static Verdict waiting(SelectionRequest request) {
    return Selection.CORRECT.select(request) instanceof Verdict.KillTask kill
        ? new Verdict.Wait(kill.victim(), kill.explanation())
        : KernelEntry.nobodyKillable(request);
  }

  private static Verdict otherMemcg(SelectionRequest request) {
    Verdict verdict = Selection.CORRECT.select(request);
    return verdict instanceof Verdict.KillTask kill
            && !request.machine().memcgs().memcgs().isEmpty()
        ? new Verdict.KillMemcg(last(request), kill.victim(), kill.explanation())
        : verdict;
  }

  private static MemcgPath last(SelectionRequest request) {
    return request.machine().memcgs().memcgs().getLast().path();
  }

  private static Verdict givesUp(SelectionRequest request) {
    return request.tasks().size() > 2
        ? new Verdict.NobodyKillable(Explanation.of(new Reason("too-many", "too many tasks")))
        : Selection.CORRECT.select(request);
  }

  /** A loop that ends before the last process. */
  private static Verdict stopsShort(SelectionRequest request) {
    List<TaskSnapshot> tasks = request.tasks();
    return Selection.CORRECT.select(
        new SelectionRequest(
            request.control(),
            request.machine(),
            tasks.subList(0, Math.max(0, tasks.size() - 1)),
            request.badness(),
            request.rules()));
  }

  /** Takes names in brackets for kernel threads, and forgets that a name may be empty. */
  private static Verdict readsTheName(SelectionRequest request) {
    return Selection.CORRECT
        .withEligible(
            (task, asked) ->
                Selection.CORRECT.eligible().test(task, asked) && task.comm().charAt(0) != '[')
        .select(request);
  }

  /** As if the kernel of 5.9 still began its walk with a best score of 0. */
  private static VictimPolicy startsFromZero() {
    return Selection.CORRECT.withEligible((task, request) -> Selection.points(task, request) > 0);
  }

  private static VictimPolicy takesTurns() {
    AtomicInteger asked = new AtomicInteger();
    return request -> ranked(request, asked.getAndIncrement());
  }

  private static VictimPolicy remembers() {
    AtomicInteger smallest = new AtomicInteger(Integer.MAX_VALUE);
    return request -> {
      int tasks = request.tasks().size();
      return ranked(request, smallest.getAndAccumulate(tasks, Math::min) < tasks ? 1 : 0);
    };
  }

  /** Kills the one at a place of the ranking, counted round. */
  private static Verdict ranked(SelectionRequest request, int place) {
    Verdict verdict = Selection.CORRECT.select(request);
    List<Candidate> ranking = verdict.explanation().ranking();
    return ranking.isEmpty()
        ? verdict
        : new Verdict.KillTask(
            ranking.get(place % ranking.size()).task().id(), verdict.explanation());
  }

  private static Verdict sorts(SelectionRequest request) {
    request.tasks().sort(Comparator.comparingLong(TaskSnapshot::rssPages));
    return Selection.CORRECT.select(request);
  }

  private static Verdict expectsOne(SelectionRequest request) {
    List<TaskSnapshot> tasks = new ArrayList<>(request.tasks());
    tasks.sort(Comparator.comparingLong(TaskSnapshot::rssPages));
    tasks.getLast();
    return Selection.CORRECT.select(request);
  }

  private static VictimPolicy takesTheFirst() {
    return request -> {
      Verdict verdict = Selection.CORRECT.select(request);
      return request.tasks().stream()
          .filter(task -> Selection.CORRECT.eligible().test(task, request))
          .findFirst()
          .map(task -> (Verdict) new Verdict.KillTask(task.id(), verdict.explanation()))
          .orElse(verdict);
    };
  }
}
