package org.oomlab.api.select;

/**
 * What a memcg may use, memory and swap together: {@code mem_cgroup_get_max()} and earlier {@code
 * mem_cgroup_get_limit()}, mm/memcontrol.c.
 */
public enum MemcgTotalRule {
  /**
   * The limit in bytes plus the swap in pages, at most memory+swap in bytes, and the sum cut to
   * pages, so that a page of swap counts as one byte: 2.6.36 and 2.6.37.
   */
  BYTES_AND_PAGES,
  /**
   * The limit plus the machine's swap, at most memory+swap, whatever the swappiness: 2.6.38 to 3.6.
   */
  LIMIT_AND_SWAP,
  /** The same, without swap where the swappiness is 0: 3.7 to 4.4. */
  SWAPPINESS,
  /** As before, and on v2 at most {@code memory.swap.max} of swap: from 4.5. */
  SWAP_MAX;

  /** Returns whether swap counts only where the swappiness is above 0. */
  public boolean asksForSwappiness() {
    return this == SWAPPINESS || this == SWAP_MAX;
  }
}
