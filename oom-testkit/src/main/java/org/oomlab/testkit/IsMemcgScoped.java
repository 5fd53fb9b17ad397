package org.oomlab.testkit;

import java.util.List;
import java.util.Set;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;

/**
 * In a memcg OOM nothing outside the memcg counts: the verdict is the same when everybody outside
 * is gone, and when everybody and everything there is larger. Processes on shared memory stay as
 * they are, since protection and kills reach through it.
 */
final class IsMemcgScoped implements PolicyInvariant {
  private static final long GROWTH_PAGES = 1L << 32;

  @Override
  public String name() {
    return "is-memcg-scoped";
  }

  @Override
  public String why() {
    return "what one tenant does must not decide who dies in another's memcg";
  }

  @Override
  public Set<PolicyBehavior> promises() {
    return Set.of(PolicyBehavior.MEMCG_SCOPED);
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    MemcgPath domain = request.control().domain();
    if (!request.control().isMemcg() || !domain.isKnown() || domain.equals(MemcgPath.ROOT)) {
      return List.of();
    }
    Verdict verdict = policy.select(request);
    Verdict alone = policy.select(alone(request));
    if (!Verdicts.describe(verdict).equals(Verdicts.describe(alone))) {
      return List.of(differs(verdict, "with nobody outside " + domain, alone));
    }
    Verdict crowded = policy.select(crowded(request));
    return Verdicts.describe(verdict).equals(Verdicts.describe(crowded))
        ? List.of()
        : List.of(differs(verdict, "with more memory used outside " + domain, crowded));
  }

  private Violation differs(Verdict verdict, String when, Verdict other) {
    return violation(
        "it " + Verdicts.describe(verdict) + ", and " + when + " it " + Verdicts.describe(other));
  }

  private static boolean stays(TaskSnapshot task, SelectionRequest request) {
    return task.sharedMm() != TaskSnapshot.MM_NOT_SHARED || request.tasks().contains(task);
  }

  private static SelectionRequest alone(SelectionRequest request) {
    MachineState machine = request.machine();
    return Requests.on(
        request,
        machine.withTasks(machine.tasks().stream().filter(task -> stays(task, request)).toList()),
        request.tasks());
  }

  private static SelectionRequest crowded(SelectionRequest request) {
    MachineState machine = request.machine();
    List<TaskSnapshot> tasks =
        machine.tasks().stream().map(task -> stays(task, request) ? task : grown(task)).toList();
    MemcgTree memcgs = machine.memcgs();
    MemcgTree others =
        new MemcgTree(
            memcgs.version(),
            memcgs.memcgs().stream()
                .map(
                    memcg ->
                        memcg.path().isWithin(request.control().domain())
                            ? memcg
                            : grown(memcg, memcgs.version()))
                .toList());
    return Requests.on(
        request,
        Machines.like(machine)
            .ramPages(machine.ramPages() + GROWTH_PAGES)
            .swap(new SwapSpace(machine.swap().totalPages() + GROWTH_PAGES, 0))
            .memcgs(others)
            .tasks(tasks)
            .build(),
        request.tasks());
  }

  private static TaskSnapshot grown(TaskSnapshot task) {
    return Tasks.like(task)
        .rssPages(task.rssPages() + GROWTH_PAGES)
        .adj(TaskSnapshot.OOM_SCORE_ADJ_MAX)
        .build();
  }

  private static MemcgState grown(MemcgState memcg, CgroupVersion version) {
    return Memcgs.like(memcg)
        .anonPages(memcg.stat().anonPages() + GROWTH_PAGES)
        .usagePages(memcg.usagePages() + GROWTH_PAGES)
        .oomGroup(version == CgroupVersion.V2 && !memcg.oomGroup())
        .build();
  }
}
