package org.oomlab.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;

/** Victims, and memcgs that die as a whole, are within what is short. */
final class StaysInDomain implements PolicyInvariant {
  @Override
  public String name() {
    return "stays-in-domain";
  }

  @Override
  public String why() {
    return "killing outside the memcg that is short frees nothing there, and another tenant pays";
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Verdict verdict = policy.select(request);
    Optional<TaskId> victim = Verdicts.victim(verdict);
    if (victim.isPresent() && Verdicts.task(victim.get(), request).isEmpty()) {
      return List.of(
          violation("it kills pid " + victim.get().pid() + ", which it was not asked about"));
    }
    MemcgPath domain = request.control().domain();
    return verdict instanceof Verdict.KillMemcg kill
            && domain.isKnown()
            && !kill.memcg().isWithin(domain)
        ? List.of(violation("it kills memcg " + kill.memcg() + ", but " + domain + " is short"))
        : List.of();
  }
}
