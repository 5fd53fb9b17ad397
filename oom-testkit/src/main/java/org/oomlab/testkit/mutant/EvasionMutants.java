package org.oomlab.testkit.mutant;

import java.util.List;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskSnapshot;

/** Policies that a process can escape by what it does itself. */
final class EvasionMutants {
  private EvasionMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("scores-each-process-alone", "resists-splitting", () -> Selection.CORRECT),
        new Mutant(
            "compares-leaf-memcgs",
            "resists-nesting",
            () -> Selection.CORRECT.withScore(EvasionMutants::leafPages)),
        new Mutant(
            "spares-sshd",
            "resists-renaming",
            () -> Selection.CORRECT.withScore(EvasionMutants::unlessNamed)),
        new Mutant("kills-a-child-instead", "resists-forking", () -> EvasionMutants::child),
        new Mutant(
            "spares-the-first-memcg",
            "resists-moving",
            () -> Selection.CORRECT.withScore(EvasionMutants::unlessInFirst)));
  }

  /** A process counts as much as its memcg holds, without what the memcgs below hold. */
  private static long leafPages(TaskSnapshot task, SelectionRequest request) {
    return request.machine().memcgs().find(task.memcg()).map(own -> own.stat().pages()).orElse(0L);
  }

  private static long unlessNamed(TaskSnapshot task, SelectionRequest request) {
    return task.comm().equals("sshd") ? Long.MIN_VALUE / 2 : Selection.points(task, request);
  }

  private static long unlessInFirst(TaskSnapshot task, SelectionRequest request) {
    boolean first =
        request.machine().memcgs().memcgs().stream()
            .limit(1)
            .map(MemcgState::path)
            .anyMatch(task.memcg()::equals);
    return first ? Long.MIN_VALUE / 2 : Selection.points(task, request);
  }

  /** As up to 5.0, whatever the release. */
  private static Verdict child(SelectionRequest request) {
    Verdict verdict = Selection.CORRECT.select(request);
    return verdict.explanation().ranking().stream()
        .limit(1)
        .map(Candidate::task)
        .flatMap(
            parent ->
                request.tasks().stream()
                    .filter(task -> isChild(task, parent))
                    .filter(task -> Selection.CORRECT.eligible().test(task, request)))
        .findFirst()
        .filter(task -> verdict instanceof Verdict.KillTask)
        .map(task -> killed(request, task))
        .orElse(verdict);
  }

  private static boolean isChild(TaskSnapshot task, TaskSnapshot parent) {
    return task.lineage() instanceof Lineage.Known known && known.parentPid() == parent.pid();
  }

  private static Verdict killed(SelectionRequest request, TaskSnapshot victim) {
    return new Verdict.KillTask(
        victim.id(),
        KernelEntry.unscored(request, victim, "child", "its parent was chosen, a child dies"));
  }
}
