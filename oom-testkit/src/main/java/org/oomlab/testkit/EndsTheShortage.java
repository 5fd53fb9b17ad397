package org.oomlab.testkit;

import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.kill.KillSet;

/**
 * Asked again and again, as happens while memory stays short, the policy comes to an end: who was
 * killed and is leaving is not killed a second time, who was killed and reaped (4.6 and later) is
 * not waited for, and when all victims are gone the next one dies. Not asked where a child may die
 * for its parent, nor for SysRq, which passes earlier victims by.
 */
final class EndsTheShortage implements PolicyInvariant {
  @Override
  public String name() {
    return "ends-the-shortage";
  }

  @Override
  public String why() {
    return "killing the dying again frees nothing, and waiting for the reaped never ends";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    if (Exemptions.childMayDie(request) || request.control().isSysrq()) {
      return List.of();
    }
    SelectionRequest now = request;
    for (int round = 0; round < request.tasks().size(); round++) {
      Verdict verdict = policy.select(now);
      List<TaskId> dead = KillSet.of(now, verdict);
      if (dead.isEmpty()) {
        return List.of();
      }
      SelectionRequest next = Requests.askedByNobody(now);
      List<Violation> violations = afterKill(policy, next, dead);
      if (!violations.isEmpty()) {
        return violations;
      }
      now = Requests.map(next, task -> !dead.contains(task.id()), task -> task);
    }
    return List.of();
  }

  private List<Violation> afterKill(
      VictimPolicy policy, SelectionRequest request, List<TaskId> dead) {
    Verdict leaving = policy.select(flagged(request, dead, TaskFlag.EXITING));
    if (Verdicts.victim(leaving).filter(dead::contains).isPresent()) {
      return List.of(violation("it " + Verdicts.describe(leaving) + " again, which is leaving"));
    }
    if (!request.rules().exemption().reaped()) {
      return List.of();
    }
    Verdict reaped = policy.select(flagged(request, dead, TaskFlag.MM_OOM_SKIP));
    return reaped instanceof Verdict.Wait wait && dead.contains(wait.inFlight())
        ? List.of(violation("it " + Verdicts.describe(reaped) + ", whose memory is reaped already"))
        : List.of();
  }

  private static SelectionRequest flagged(
      SelectionRequest request, List<TaskId> dead, TaskFlag state) {
    return Requests.map(
        request, task -> true, task -> dead.contains(task.id()) ? flagged(task, state) : task);
  }

  private static TaskSnapshot flagged(TaskSnapshot task, TaskFlag state) {
    return Tasks.like(task).flags(TaskFlag.OOM_VICTIM, state).build();
  }
}
