package org.oomlab.testkit.property;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Tasks;

/**
 * Processes. Small numbers are frequent, so that equal scores are; so are the ends of every range.
 * Pid, memcg and parent are given later, when the machine around them is known.
 */
final class TaskArbitraries {
  private static final long PAGE_BYTES = 4096;

  /** 256 TiB, more than any machine has, as a table of a damaged log might say. */
  private static final long HUGE_PAGES = 1L << 36;

  private TaskArbitraries() {}

  /** Whose memory it is. */
  private record Sharing(long mm, int uid) {}

  /** Returns processes of which some are exempt. */
  static Arbitrary<TaskSnapshot> any() {
    return tasks(
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.just(TaskFlags.NONE)),
            Tuple.of(3, exempt()),
            Tuple.of(1, Arbitraries.of(VICTIM, ORIGIN, REAPED, EXITING, DUMPING, SIGNALLED))));
  }

  /** Returns processes of which none can be killed. */
  static Arbitrary<TaskSnapshot> exemptOnly() {
    return Combinators.combine(tasks(exempt()), Arbitraries.of(true, false))
        .as((task, byAdj) -> byAdj ? disabled(task) : task);
  }

  private static final TaskFlags VICTIM = TaskFlags.of(TaskFlag.OOM_VICTIM);
  private static final TaskFlags ORIGIN = TaskFlags.of(TaskFlag.OOM_ORIGIN);
  private static final TaskFlags EXITING = TaskFlags.of(TaskFlag.EXITING);
  private static final TaskFlags DUMPING = TaskFlags.of(TaskFlag.EXITING, TaskFlag.DUMPING_CORE);
  private static final TaskFlags SIGNALLED = TaskFlags.of(TaskFlag.FATAL_SIGNAL);
  private static final TaskFlags REAPED = TaskFlags.of(TaskFlag.OOM_VICTIM, TaskFlag.MM_OOM_SKIP);

  private static TaskSnapshot disabled(TaskSnapshot task) {
    return Tasks.like(task).flags(TaskFlags.NONE).adj(TaskSnapshot.OOM_SCORE_ADJ_MIN).build();
  }

  private static Arbitrary<TaskFlags> exempt() {
    return Arbitraries.of(
            TaskFlag.KTHREAD,
            TaskFlag.GLOBAL_INIT,
            TaskFlag.NO_MM,
            TaskFlag.IN_VFORK,
            TaskFlag.MM_OOM_SKIP,
            TaskFlag.NUMA_INELIGIBLE)
        .map(TaskFlags::of);
  }

  private static Arbitrary<TaskSnapshot> tasks(Arbitrary<TaskFlags> flags) {
    return Combinators.combine(
            pages(),
            pages(),
            pgtablesBytes(),
            adjs(),
            flags,
            NameArbitraries.comms(),
            Combinators.combine(sharedMms(), uids()).as(Sharing::new),
            histories())
        .as(
            (rss, swap, pgtables, adj, flagSet, comm, sharing, history) ->
                Tasks.task()
                    .uid(sharing.uid)
                    .rssPages(flagSet.has(TaskFlag.NO_MM) ? 0 : rss)
                    .swapPages(flagSet.has(TaskFlag.NO_MM) ? 0 : swap)
                    .pgtablesBytes(flagSet.has(TaskFlag.NO_MM) ? 0 : pgtables)
                    .totalVmPages(rss + swap)
                    .adj(adj)
                    .flags(flagSet)
                    .comm(comm)
                    .sharedMm(sharing.mm)
                    .lineage(history)
                    .build());
  }

  /** Often nothing, as a log shows, else what old kernels score by. */
  private static Arbitrary<Lineage> histories() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(Lineage.UNKNOWN)),
        Tuple.of(
            1,
            Combinators.combine(
                    Arbitraries.integers().between(-20, 19),
                    Arbitraries.of(0L, 8_191L, 8_192L, 3_600_000L),
                    Arbitraries.of(0L, 1_023_999L, 1_024_000L, 86_400_000L),
                    Arbitraries.of(Lineage.Capability.class).set())
                .as(
                    (nice, cpuMillis, ageMillis, capabilities) ->
                        new Lineage.Known(0, nice, cpuMillis, ageMillis, capabilities))));
  }

  /** Returns page counts: none, a few, a program's, a database's, absurd, and past each width. */
  static Arbitrary<Long> pages() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.longs().between(0, 3)),
        Tuple.of(3, Arbitraries.longs().between(0, 5_000)),
        Tuple.of(3, Arbitraries.longs().between(0, 4_000_000)),
        Tuple.of(1, Arbitraries.longs().between(0, HUGE_PAGES)),
        Tuple.of(1, Arbitraries.of((1L << 24) + 1, 1L << 31, (1L << 32) + 1, HUGE_PAGES)));
  }

  /** Page tables need not be whole pages, and the kernel rounds the sum down. */
  private static Arbitrary<Long> pgtablesBytes() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.longs().between(0, 3).map(pages -> pages * PAGE_BYTES)),
        Tuple.of(1, Arbitraries.longs().between(0, 40 * PAGE_BYTES)));
  }

  private static Arbitrary<Integer> adjs() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just(0)),
        Tuple.of(4, Arbitraries.of(1, -1, 1000, -999, -998, -1000, 500, -500)),
        Tuple.of(3, Arbitraries.integers().between(-1000, 1000)));
  }

  /** Root more often than anybody else: old kernels favour it. */
  private static Arbitrary<Integer> uids() {
    return Arbitraries.frequency(Tuple.of(2, 0), Tuple.of(1, 1000), Tuple.of(1, 65_534));
  }

  private static Arbitrary<Long> sharedMms() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.just(TaskSnapshot.MM_NOT_SHARED)),
        Tuple.of(1, Arbitraries.longs().between(1, 2)));
  }

  /** Returns what is known of a process, and that it is the child of another. */
  static Lineage childOf(int parentPid, Lineage history) {
    return switch (history) {
      case Lineage.Unknown unknown -> new Lineage.Known(parentPid, 0, 0, 0, Set.of());
      case Lineage.Known known ->
          new Lineage.Known(
              parentPid,
              known.nice(),
              known.cpuTimeMillis(),
              known.ageMillis(),
              known.capabilities());
    };
  }
}
