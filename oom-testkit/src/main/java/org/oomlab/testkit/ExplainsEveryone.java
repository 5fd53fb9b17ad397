package org.oomlab.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The candidates of a kill are the processes asked about, in their order; the eligible ones are
 * ranked 1, 2, 3 and so on; who is exempt is not among them.
 */
final class ExplainsEveryone implements PolicyInvariant {
  @Override
  public String name() {
    return "explains-everyone";
  }

  @Override
  public String why() {
    return "the first question after a kill is why not that other one";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Verdict verdict = policy.select(request);
    List<Candidate> candidates = verdict.explanation().candidates();
    if (Verdicts.victim(verdict).isEmpty()) {
      return List.of();
    }
    List<TaskSnapshot> explained = candidates.stream().map(Candidate::task).toList();
    if (!explained.equals(request.tasks())) {
      return List.of(
          violation(
              "it was asked about " + pids(request.tasks()) + " and explains " + pids(explained)));
    }
    List<Integer> ranks = verdict.explanation().ranking().stream().map(Candidate::rank).toList();
    if (!ranks.equals(IntStream.rangeClosed(1, ranks.size()).boxed().toList())) {
      return List.of(violation("its ranks are " + ranks));
    }
    return exempt(candidates, verdict, request);
  }

  private List<Violation> exempt(
      List<Candidate> candidates, Verdict verdict, SelectionRequest request) {
    Optional<TaskSnapshot> victim = Verdicts.victimTask(verdict, request);
    return candidates.stream()
        .filter(Candidate::eligible)
        .map(Candidate::task)
        .filter(task -> victim.filter(task::equals).isEmpty())
        .filter(task -> Exemptions.of(task, request).isPresent())
        .map(task -> violation("it ranks " + Verdicts.describe(task) + ", which is exempt"))
        .limit(1)
        .toList();
  }

  private static List<Integer> pids(List<TaskSnapshot> tasks) {
    return tasks.stream().map(TaskSnapshot::pid).toList();
  }
}
