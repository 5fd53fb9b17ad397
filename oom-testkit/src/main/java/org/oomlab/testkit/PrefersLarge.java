package org.oomlab.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Growing, by resident pages or by swap, never spares the victim. Not asked where a child may die
 * for its parent, nor of releases whose arithmetic overflows.
 */
final class PrefersLarge implements PolicyInvariant {
  /** 8 TiB of 4 KiB pages, where a sum of 32 bits wraps. */
  private static final long MUCH_PAGES = 1L << 31;

  @Override
  public String name() {
    return "prefers-large";
  }

  @Override
  public String why() {
    return "a process that can save itself by taking more memory will";
  }

  @Override
  public Set<PolicyBehavior> promises() {
    return Set.of(PolicyBehavior.PREFERS_LARGE);
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    Optional<TaskSnapshot> victim = Verdicts.victimTask(policy.select(request), request);
    if (Exemptions.childMayDie(request) || Exemptions.scoreMayOverflow(request)) {
      return List.of();
    }
    return victim.stream()
        .flatMap(PrefersLarge::grown)
        .filter(
            task ->
                Verdicts.victim(policy.select(Requests.with(request, task)))
                    .filter(task.id()::equals)
                    .isEmpty())
        .map(
            task ->
                violation(
                    Verdicts.describe(task)
                        + " is killed, but not when it has grown to "
                        + task.rssPages()
                        + " resident and "
                        + task.swapPages()
                        + " swapped pages"))
        .limit(1)
        .toList();
  }

  private static Stream<TaskSnapshot> grown(TaskSnapshot task) {
    return Stream.of(1L, 1000L, MUCH_PAGES)
        .flatMap(
            pages ->
                Stream.of(
                    bigger(task, pages),
                    Tasks.like(task).swapPages(task.swapPages() + pages).build()));
  }

  private static TaskSnapshot bigger(TaskSnapshot task, long pages) {
    return task.rssSplit() instanceof RssSplit.Known split
        ? Tasks.like(task)
            .rssPages(split.anonPages() + pages, split.filePages(), split.shmemPages())
            .build()
        : Tasks.like(task).rssPages(task.rssPages() + pages).build();
  }
}
