package org.oomlab.testkit.mutant;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/** Policies that forget whom they must not touch. */
final class EligibilityMutants {
  private static final String SPARES = "spares-the-exempt";
  private static final String DOMAIN = "stays-in-domain";

  private EligibilityMutants() {}

  static List<Mutant> all() {
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(forgets("forgets-kernel-threads", TaskFlag.KTHREAD));
    mutants.add(forgets("forgets-init", TaskFlag.GLOBAL_INIT));
    mutants.add(forgets("forgets-the-dead", TaskFlag.NO_MM));
    mutants.add(forgets("forgets-vfork", TaskFlag.IN_VFORK));
    mutants.add(forgets("forgets-the-reaped", TaskFlag.MM_OOM_SKIP));
    mutants.add(forgets("forgets-nodes", TaskFlag.NUMA_INELIGIBLE));
    mutants.add(new Mutant("forgets-adj-min", SPARES, EligibilityMutants::forgetsAdjMin));
    mutants.add(new Mutant("ignores-the-domain", DOMAIN, () -> EligibilityMutants::wholeMachine));
    mutants.add(new Mutant("compares-paths-as-text", DOMAIN, () -> EligibilityMutants::byPrefix));
    mutants.add(new Mutant("kills-the-parent-memcg", DOMAIN, () -> EligibilityMutants::parent));
    mutants.add(
        new Mutant("must-find-somebody", "admits-nobody", () -> EligibilityMutants::somebody));
    return mutants;
  }

  private static Mutant forgets(String name, TaskFlag flag) {
    return new Mutant(
        name,
        SPARES,
        () ->
            Selection.CORRECT
                .withEligible(
                    (task, request) ->
                        Selection.CORRECT.eligible().test(task, request)
                            || (task.has(flag)
                                && task.oomScoreAdj() != TaskSnapshot.OOM_SCORE_ADJ_MIN))
                .withScore((task, request) -> task.rssPages()));
  }

  private static VictimPolicy forgetsAdjMin() {
    return Selection.CORRECT
        .withEligible((task, request) -> task.flags().isEmpty())
        .withScore((task, request) -> task.rssPages());
  }

  private static Verdict wholeMachine(SelectionRequest request) {
    return Selection.CORRECT.select(about(request, ""));
  }

  private static Verdict byPrefix(SelectionRequest request) {
    return Selection.CORRECT.select(about(request, request.control().domain().value()));
  }

  private static SelectionRequest about(SelectionRequest request, String prefix) {
    List<TaskSnapshot> tasks =
        request.machine().tasks().stream()
            .filter(task -> task.memcg().value().startsWith(prefix))
            .toList();
    return new SelectionRequest(
        request.control(), request.machine(), tasks, request.badness(), request.rules());
  }

  private static Verdict parent(SelectionRequest request) {
    Verdict verdict = Selection.CORRECT.select(request);
    MemcgPath parent = request.control().domain().parent();
    return verdict instanceof Verdict.KillTask kill && !parent.equals(MemcgPath.ROOT)
        ? new Verdict.KillMemcg(parent, kill.victim(), kill.explanation())
        : verdict;
  }

  private static Verdict somebody(SelectionRequest request) {
    Verdict verdict = Selection.CORRECT.select(request);
    return verdict instanceof Verdict.KillTask || request.tasks().isEmpty()
        ? verdict
        : new Verdict.KillTask(request.tasks().getFirst().id(), verdict.explanation());
  }
}
