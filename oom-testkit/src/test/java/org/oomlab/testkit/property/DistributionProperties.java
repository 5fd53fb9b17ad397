package org.oomlab.testkit.property;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * How often the requests made at random, the edge cases aside, are of the kinds that find bugs. The
 * bounds are well below what was measured: a kind that has become rare fails.
 */
class DistributionProperties {
  private static final long TWO_TB_PAGES = 1L << 29;
  private static final int PHONE_PAGES = 1 << 20;

  @Provide
  Arbitrary<SelectionRequest> requests() {
    return MachineArbitraries.requests();
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE, seed = "1")
  void constraints(@ForAll("requests") SelectionRequest request) {
    share("memcg", request, 20, asked -> asked.control().isMemcg());
    share("cpuset", request, 4, asked -> is(asked, OomConstraint.CPUSET));
    share("memory policy", request, 4, asked -> is(asked, OomConstraint.MEMORY_POLICY));
    share("sysrq", request, 4, asked -> asked.control().isSysrq());
    share("totals of a phone", request, 20, asked -> total(asked) <= PHONE_PAGES);
    share("totals of 2 TB", request, 5, asked -> total(asked) == TWO_TB_PAGES);
    share("totals without a share", request, 10, asked -> total(asked) < 1000);
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE, seed = "1")
  void memcgs(@ForAll("requests") SelectionRequest request) {
    List<MemcgState> memcgs = request.machine().memcgs().memcgs();
    share("deep memcgs", request, 5, asked -> memcgs.stream().anyMatch(one -> depth(one) > 5));
    share("wide memcgs", request, 5, asked -> siblings(memcgs) > 5);
    share("memory.oom.group", request, 20, asked -> memcgs.stream().anyMatch(MemcgState::oomGroup));
    share("no memcgs", request, 2, asked -> memcgs.isEmpty());
    share("processes outside", request, 5, asked -> tasks(asked).size() > asked.tasks().size());
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE, seed = "1")
  void processes(@ForAll("requests") SelectionRequest request) {
    share("nobody", request, 1, asked -> tasks(asked).isEmpty());
    share("many", request, 15, asked -> tasks(asked).size() >= 8);
    share("nobody killable", request, 5, asked -> tasks(asked).stream().noneMatch(scored(asked)));
    any("no resident pages", request, 20, task -> task.rssPages() == 0);
    any("more than 4 TiB", request, 15, task -> task.rssPages() > 1L << 30);
    any("swap", request, 50, task -> task.swapPages() > 0);
    any("oom_score_adj below 0", request, 40, task -> task.oomScoreAdj() < 0);
    any("oom_adj below 0", request, 25, task -> task.oomAdj() < 0);
    any("oom_adj above 0", request, 25, task -> task.oomAdj() > 0);
    any("another leader", request, 10, task -> task.mmPid() != task.pid());
    any("shared memory", request, 10, task -> task.sharedMm() != TaskSnapshot.MM_NOT_SHARED);
    any("a user but root", request, 40, task -> task.uid() != 0);
    any("a name that breaks parsers", request, 40, task -> !task.comm().matches("[a-zA-Z ]+"));
    share("ties", request, 10, asked -> ties(asked));
    for (TaskFlag flag : TaskFlag.values()) {
      any(flag.name(), request, 2, task -> task.has(flag));
    }
  }

  private static void any(
      String kind, SelectionRequest request, int leastPercent, Predicate<TaskSnapshot> holds) {
    share(kind, request, leastPercent, asked -> tasks(asked).stream().anyMatch(holds));
  }

  private static void share(
      String kind, SelectionRequest request, int leastPercent, Predicate<SelectionRequest> holds) {
    Statistics.label(kind)
        .collect(holds.test(request))
        .coverage(coverage -> coverage.check(true).percentage(share -> share >= leastPercent));
  }

  private static boolean is(SelectionRequest request, OomConstraint constraint) {
    return request.control().constraint() == constraint;
  }

  private static long total(SelectionRequest request) {
    return request.control().totalPages();
  }

  private static List<TaskSnapshot> tasks(SelectionRequest request) {
    return request.machine().tasks();
  }

  private static Predicate<TaskSnapshot> scored(SelectionRequest request) {
    return task -> points(task, request) != Long.MIN_VALUE;
  }

  private static long points(TaskSnapshot task, SelectionRequest request) {
    return request.badness().points(task, request.control());
  }

  /** Two of those that can be killed have the highest score of all. */
  private static boolean ties(SelectionRequest request) {
    List<Long> points =
        request.tasks().stream()
            .filter(scored(request))
            .map(task -> points(task, request))
            .sorted()
            .toList();
    return points.size() > 1 && points.getLast().equals(points.get(points.size() - 2));
  }

  private static long depth(MemcgState memcg) {
    return memcg.path().value().chars().filter(c -> c == '/').count();
  }

  private static long siblings(List<MemcgState> memcgs) {
    Set<MemcgPath> parents = new HashSet<>();
    memcgs.forEach(memcg -> parents.add(memcg.path().parent()));
    return parents.stream()
        .mapToLong(
            parent -> memcgs.stream().filter(one -> one.path().parent().equals(parent)).count())
        .max()
        .orElse(0);
  }
}
