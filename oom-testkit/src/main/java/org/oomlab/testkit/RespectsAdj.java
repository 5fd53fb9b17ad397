package org.oomlab.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Raising the victim's {@code oom_score_adj}, up to 2.6.35 its {@code oom_adj}, never spares it;
 * lowering another's never dooms it. Not asked where a child may die for its parent.
 */
final class RespectsAdj implements PolicyInvariant {
  private static final int LOSERS = 4;

  @Override
  public String name() {
    return "respects-oom-score-adj";
  }

  @Override
  public String why() {
    return "an administrator who protects a process must not be the one who kills it";
  }

  @Override
  public Set<PolicyBehavior> promises() {
    return Set.of(PolicyBehavior.RESPECTS_OOM_SCORE_ADJ);
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Optional<TaskSnapshot> victim = Verdicts.victimTask(policy.select(request), request);
    if (victim.isEmpty() || Exemptions.childMayDie(request)) {
      return List.of();
    }
    Adj adj = Adj.readBy(request.rules());
    List<Violation> violations = new ArrayList<>();
    for (int step : adj.steps()) {
      TaskSnapshot raised = adj.moved(victim.get(), step);
      if (!dies(policy, Requests.with(request, raised), raised.id())) {
        violations.add(spared(adj, victim.get(), raised));
      }
    }
    request.tasks().stream()
        .filter(task -> !task.equals(victim.get()))
        .limit(LOSERS)
        .forEach(loser -> violations.addAll(lowered(adj, policy, request, loser)));
    return violations.stream().limit(1).toList();
  }

  private List<Violation> lowered(
      Adj adj, VictimPolicy policy, SelectionRequest request, TaskSnapshot loser) {
    List<Violation> violations = new ArrayList<>();
    for (int step : adj.steps()) {
      TaskSnapshot lowered = adj.moved(loser, -step);
      if (dies(policy, Requests.with(request, lowered), loser.id())) {
        violations.add(
            violation(
                Verdicts.describe(loser)
                    + " is not killed at "
                    + adj.word()
                    + " "
                    + adj.of(loser)
                    + " but at "
                    + adj.of(lowered)));
      }
    }
    return violations;
  }

  private Violation spared(Adj adj, TaskSnapshot victim, TaskSnapshot raised) {
    return violation(
        Verdicts.describe(victim)
            + " is killed at "
            + adj.word()
            + " "
            + adj.of(victim)
            + " but spared at "
            + adj.of(raised));
  }

  private static boolean dies(VictimPolicy policy, SelectionRequest request, TaskId id) {
    return Verdicts.victim(policy.select(request)).filter(id::equals).isPresent();
  }
}
