package org.oomlab.testkit.property;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Tasks;

/** Rows of a task table, with names that a line of text can carry unharmed. */
final class PrintableTasks {
  private static final long MOST_PAGES = 1L << 40;

  private PrintableTasks() {}

  static Arbitrary<TaskSnapshot> tasks() {
    return Combinators.combine(
            comms(),
            Arbitraries.frequency(
                Tuple.of(5, 0), Tuple.of(3, 1000), Tuple.of(1, 65_534), Tuple.of(1, -2)),
            pages(),
            pages(),
            pages(),
            pages(),
            Arbitraries.longs().between(0, 5_000).map(pages -> pages * 4096),
            Arbitraries.integers().between(-1000, 1000))
        .as(
            (comm, uid, anon, file, shmem, swap, pgtablesBytes, adj) ->
                Tasks.task()
                    .comm(comm)
                    .uid(uid)
                    .rssPages(anon, file, shmem)
                    .totalVmPages(anon + file + shmem + swap)
                    .swapPages(swap)
                    .pgtablesBytes(pgtablesBytes)
                    .pmdTablePages(Math.min(2, pgtablesBytes / 4096))
                    .oomScoreAdj(adj)
                    .build());
  }

  /** Returns names without control characters and without spaces that a table swallows. */
  static Arbitrary<String> comms() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.of("java", "postgres", "Web Content", "kworker/0:1H")),
        Tuple.of(
            3,
            Arbitraries.of(
                "(sd-pam)", "a) b (c", "x,pid=1,uid=0", "[12] 0 0 0", "score 5", "a=b", "'\"", "")),
        Tuple.of(1, Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(15)));
  }

  private static Arbitrary<Long> pages() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.longs().between(0, 9)),
        Tuple.of(3, Arbitraries.longs().between(0, 4_000_000)),
        Tuple.of(1, Arbitraries.longs().between(0, MOST_PAGES)));
  }
}
