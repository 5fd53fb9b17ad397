package org.oomlab.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;

/** The explanation's ranking begins with the victim, falls, and its tie set holds the victim. */
final class RanksVictimFirst implements PolicyInvariant {
  @Override
  public String name() {
    return "ranks-victim-first";
  }

  @Override
  public String why() {
    return "an explanation that would have chosen another explains nothing";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Verdict verdict = policy.select(request);
    Optional<TaskId> victim = Verdicts.victim(verdict);
    List<Candidate> ranking = verdict.explanation().ranking();
    if (victim.isEmpty()) {
      return List.of();
    }
    if (ranking.isEmpty() || !ranking.getFirst().task().id().equals(victim.get())) {
      return List.of(
          violation(
              "it "
                  + Verdicts.describe(verdict)
                  + ", but its ranking begins with "
                  + first(ranking)));
    }
    if (!verdict.explanation().tieSet().contains(victim.get())) {
      return List.of(
          violation("pid " + victim.get().pid() + " is not in the tie set of its own kill"));
    }
    return verdict.explanation().scored() ? falling(ranking) : List.of();
  }

  private List<Violation> falling(List<Candidate> ranking) {
    for (int i = 1; i < ranking.size(); i++) {
      Candidate before = ranking.get(i - 1);
      Candidate after = ranking.get(i);
      boolean falls =
          before.priority() > after.priority()
              || (before.priority() == after.priority() && before.points() >= after.points());
      if (!falls) {
        return List.of(
            violation(
                "pid "
                    + after.task().pid()
                    + " with "
                    + after.points()
                    + " points ranks behind pid "
                    + before.task().pid()
                    + " with "
                    + before.points()));
      }
    }
    return List.of();
  }

  private static String first(List<Candidate> ranking) {
    return ranking.isEmpty() ? "nobody" : Verdicts.describe(ranking.getFirst().task());
  }
}
