package org.oomlab.core.totals;

import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.select.MemcgTotalRule;

/**
 * What a memcg may use, memory and swap together, in pages: {@code mem_cgroup_get_limit()},
 * mm/memcontrol.c, 2.6.36 to 4.17, and {@code mem_cgroup_get_max()}, 4.18 to 6.18. Only its own
 * limits count, never its ancestors'.
 */
public final class MemcgTotal {
  private static final long LEAST_PAGES = 1;

  private MemcgTotal() {}

  /**
   * Returns {@code totalpages} of an OOM of the memcg, at least 1. It never falls where a limit or
   * the swap grows.
   *
   * @param limits its limits; a limit of memory and swap below that of memory, which no kernel
   *     accepts, counts as that of memory
   * @param machineSwapPages swap of the machine, 0 or more
   * @param swappiness whether {@code swappiness} is above 0: on v2 the machine's, on v1 its own
   * @param pageSizeBytes size of a page
   */
  public static long pages(
      MemcgTotalRule rule,
      MemcgLimits limits,
      long machineSwapPages,
      boolean swappiness,
      int pageSizeBytes) {
    long swapPages =
        switch (rule) {
          case BYTES_AND_PAGES -> machineSwapPages / pageSizeBytes;
          case LIMIT_AND_SWAP -> machineSwapPages;
          case SWAPPINESS -> swappiness ? machineSwapPages : 0;
          case SWAP_MAX -> swappiness ? Math.min(limits.swapMaxPages(), machineSwapPages) : 0;
        };
    long memswPages = Math.max(limits.memswMaxPages(), limits.maxPages());
    return Math.max(Math.min(limits.maxPages() + swapPages, memswPages), LEAST_PAGES);
  }
}
