package org.oomlab.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.OriginRule;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;

/**
 * The order of the walk decides only within the tie set, or between several that asked to be chosen
 * first; up to 2.6.18 also between such a one and one that is waited for, each of which ends the
 * walk. Not asked where a child may die for its parent.
 */
final class IgnoresOrder implements PolicyInvariant {
  private static final int SHUFFLES = 3;

  @Override
  public String name() {
    return "ignores-order";
  }

  @Override
  public String why() {
    return "who lives must not hang on who was started first, but where the kernel says so";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    if (Exemptions.childMayDie(request)) {
      return List.of();
    }
    Verdict verdict = policy.select(request);
    List<SelectionRequest> others = new ArrayList<>();
    others.add(Requests.reversed(request));
    for (int seed = 0; seed < SHUFFLES; seed++) {
      others.add(Requests.shuffled(request, seed));
    }
    for (SelectionRequest other : others) {
      Verdict otherVerdict = policy.select(other);
      if (!equalButForTies(verdict, otherVerdict, request)) {
        return List.of(
            violation(
                "it "
                    + Verdicts.describe(verdict)
                    + ", and with the walk in another order it "
                    + Verdicts.describe(otherVerdict)
                    + ", which its tie set "
                    + pids(verdict.explanation().tieSet())
                    + " does not tell"));
      }
    }
    return List.of();
  }

  private static boolean equalButForTies(Verdict verdict, Verdict other, SelectionRequest request) {
    Optional<TaskId> victim = Verdicts.victim(verdict);
    Optional<TaskId> otherVictim = Verdicts.victim(other);
    if (waitsForTie(verdict, other)
        || waitsForTie(other, verdict)
        || eachEndsTheWalk(verdict, other, request)
        || eachEndsTheWalk(other, verdict, request)) {
      return true;
    }
    if (victim.isEmpty() || otherVictim.isEmpty()) {
      return verdict.getClass() == other.getClass();
    }
    if (victim.equals(otherVictim)) {
      return Verdicts.describe(verdict).equals(Verdicts.describe(other));
    }
    boolean bothAsked = isOrigin(victim.get(), request) && isOrigin(otherVictim.get(), request);
    List<TaskId> ties = verdict.explanation().tieSet();
    List<TaskId> otherTies = other.explanation().tieSet();
    return bothAsked
        || (ties.contains(victim.get())
            && ties.contains(otherVictim.get())
            && Set.copyOf(ties).equals(Set.copyOf(otherTies)));
  }

  /** One of equals may be on its way out, which lets it go without a kill when it is chosen. */
  private static boolean waitsForTie(Verdict waits, Verdict kills) {
    return waits instanceof Verdict.Wait wait
        && kills.explanation().tieSet().contains(wait.inFlight());
  }

  /** {@code select_bad_process()}, mm/oom_kill.c, 2.6.11 to 2.6.18. */
  private static boolean eachEndsTheWalk(Verdict waits, Verdict kills, SelectionRequest request) {
    return request.rules().walk().origin() == OriginRule.RETURNED
        && waits instanceof Verdict.Wait
        && Verdicts.victim(kills).filter(victim -> isOrigin(victim, request)).isPresent();
  }

  private static boolean isOrigin(TaskId id, SelectionRequest request) {
    return Verdicts.task(id, request).filter(task -> task.has(TaskFlag.OOM_ORIGIN)).isPresent();
  }

  private static List<Integer> pids(List<TaskId> ids) {
    return ids.stream().map(TaskId::pid).toList();
  }
}
