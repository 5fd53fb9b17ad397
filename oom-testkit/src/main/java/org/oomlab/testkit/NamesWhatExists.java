package org.oomlab.testkit;

import java.util.List;
import java.util.Set;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** The victim is a process of the machine, and so is the one waited for. */
final class NamesWhatExists implements PolicyInvariant {
  @Override
  public String name() {
    return "names-what-exists";
  }

  @Override
  public String why() {
    return "pids are recycled: a kill by a stale number hits a stranger";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    return switch (policy.select(request)) {
      case Verdict.KillTask kill -> unknown(kill.victim(), request);
      case Verdict.KillMemcg kill -> {
        List<Violation> unknown = unknown(kill.victim(), request);
        yield unknown.isEmpty() ? members(kill, request) : unknown;
      }
      case Verdict.Wait wait -> waiting(wait, request);
      case Verdict.Decline decline -> List.of();
      case Verdict.NobodyKillable nobody -> List.of();
      case Verdict.Panic panic -> List.of();
    };
  }

  private List<Violation> unknown(TaskId id, SelectionRequest request) {
    return request.machine().tasks().stream().anyMatch(task -> task.id().equals(id))
        ? List.of()
        : List.of(violation("it kills " + id + ", which does not exist"));
  }

  private List<Violation> members(Verdict.KillMemcg kill, SelectionRequest request) {
    MemcgPath memcg =
        request.machine().tasks().stream()
            .filter(task -> task.id().equals(kill.victim()))
            .map(TaskSnapshot::memcg)
            .findFirst()
            .orElse(MemcgPath.UNKNOWN);
    return !memcg.isKnown() || memcg.isWithin(kill.memcg())
        ? List.of()
        : List.of(
            violation(
                "it kills memcg "
                    + kill.memcg()
                    + " with pid "
                    + kill.victim().pid()
                    + ", which is in "
                    + memcg));
  }

  private List<Violation> waiting(Verdict.Wait wait, SelectionRequest request) {
    return Verdicts.task(wait.inFlight(), request).filter(Verdicts::isLeaving).isPresent()
        ? List.of()
        : List.of(
            violation(
                "it waits for pid "
                    + wait.inFlight().pid()
                    + ", which nobody killed before and which is not on its way out"));
  }
}
