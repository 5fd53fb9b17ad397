package org.oomlab.testkit.property;

import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Tasks;

/**
 * Processes that score like another or almost so, by the same or by other terms: there wrong
 * arithmetic and undeclared ties show.
 */
enum Twins {
  NONE,
  SAME,
  ONE_PAGE_MORE,
  ONE_PAGE_LESS,
  SWAPPED,
  TABLES_FOR_MEMORY,
  ADJ_FOR_MEMORY;

  private static final long PAGE_BYTES = 4096;

  /**
   * Returns a process like {@code other} but for its terms; {@code own} where it is no twin.
   *
   * @param totalPages what {@code oom_score_adj} is a share of
   */
  TaskSnapshot of(TaskSnapshot other, TaskSnapshot own, long totalPages) {
    if (this == NONE) {
      return own;
    }
    Tasks twin =
        Tasks.like(own)
            .flags(TaskFlags.NONE)
            .sharedMm(TaskSnapshot.MM_NOT_SHARED)
            .rssPages(other.rssPages())
            .swapPages(other.swapPages())
            .pgtablesBytes(other.pgtablesBytes())
            .adj(other.oomScoreAdj());
    return switch (this) {
      case NONE, SAME -> twin.build();
      case ONE_PAGE_MORE -> twin.rssPages(other.rssPages() + 1).build();
      case ONE_PAGE_LESS -> twin.rssPages(Math.max(0, other.rssPages() - 1)).build();
      case SWAPPED -> twin.rssPages(other.swapPages()).swapPages(other.rssPages() + 1).build();
      case TABLES_FOR_MEMORY ->
          twin.rssPages(Math.max(0, other.rssPages() - 1))
              .pgtablesBytes(other.pgtablesBytes() + 2 * PAGE_BYTES)
              .build();
      case ADJ_FOR_MEMORY -> adjForMemory(twin, other, totalPages);
    };
  }

  private static TaskSnapshot adjForMemory(Tasks twin, TaskSnapshot other, long totalPages) {
    int adj = Math.max(other.oomScoreAdj() - 7, TaskSnapshot.OOM_SCORE_ADJ_MIN + 1);
    long compensation = (other.oomScoreAdj() - adj) * (totalPages / 1000);
    return twin.adj(adj).rssPages(Math.max(0, other.rssPages() + compensation + 1)).build();
  }
}
