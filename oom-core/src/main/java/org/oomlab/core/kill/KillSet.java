package org.oomlab.core.kill;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Who dies by a verdict, in the order of the kernel's signals. Sources: oom_kill_task() up to 3.1,
 * oom_kill_process() up to 4.18, __oom_kill_process() and oom_kill_memcg_member(), mm/oom_kill.c,
 * 2.6.11 to 6.18.
 */
public final class KillSet {
  private KillSet() {}

  /**
   * Returns the processes that a verdict kills, the victim first, each once; none unless it kills.
   *
   * <p>Whether those on the victim's memory die with it is the release's rule; from 4.8 they do
   * whatever their {@code oom_score_adj}, but for kernel threads and init. Of a memcg killed as a
   * whole, {@code oom_score_adj} -1000 survives, and so does init from 5.1.
   */
  public static List<TaskId> of(SelectionRequest request, Verdict verdict) {
    SequencedSet<TaskId> killed = new LinkedHashSet<>();
    Sharers sharers = Sharers.in(request);
    switch (verdict) {
      case Verdict.KillTask kill -> addWithSharers(killed, sharers, kill.victim());
      case Verdict.KillMemcg kill -> {
        addWithSharers(killed, sharers, kill.victim());
        members(kill.memcg(), request).forEach(task -> addWithSharers(killed, sharers, task.id()));
      }
      case Verdict.Wait wait -> {}
      case Verdict.Decline decline -> {}
      case Verdict.NobodyKillable nobody -> {}
      case Verdict.Panic panic -> {}
    }
    return List.copyOf(killed);
  }

  /**
   * mem_cgroup_scan_tasks() goes from memcg to memcg, parents first. So does the walk of a memcg's
   * own OOM; that of the whole machine goes from process to process.
   */
  private static Stream<TaskSnapshot> members(MemcgPath memcg, SelectionRequest request) {
    Stream<TaskSnapshot> members = request.tasks().stream().filter(isKilledIn(memcg, request));
    MemcgTree tree = request.machine().memcgs();
    return request.control().isMemcg()
        ? members
        : members.sorted(Comparator.comparingInt(task -> place(tree, task)));
  }

  private static int place(MemcgTree tree, TaskSnapshot task) {
    int shown = tree.indexOf(task.memcg());
    return shown == MemcgTree.NOT_SHOWN ? Integer.MAX_VALUE : shown;
  }

  private static Predicate<TaskSnapshot> isKilledIn(MemcgPath memcg, SelectionRequest request) {
    boolean wholeDomain = memcg.equals(request.control().domain());
    return task ->
        (wholeDomain || task.memcg().isWithin(memcg))
            && task.oomScoreAdj() != TaskSnapshot.OOM_SCORE_ADJ_MIN
            && !task.has(TaskFlag.KTHREAD)
            && !task.has(TaskFlag.NO_MM)
            && !(task.has(TaskFlag.GLOBAL_INIT) && request.rules().kill().groupSparesInit());
  }

  private static void addWithSharers(SequencedSet<TaskId> killed, Sharers sharers, TaskId victim) {
    killed.add(victim);
    sharers.of(victim).forEach(killed::add);
  }
}
