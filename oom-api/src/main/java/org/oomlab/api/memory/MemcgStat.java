package org.oomlab.api.memory;

/**
 * What a memcg itself (not its descendants) holds, in pages: the parts that the 2017 cgroup-aware
 * series adds up.
 *
 * @param anonPages anonymous pages on the LRU lists
 * @param unevictablePages pages on the unevictable list
 * @param slabUnreclaimablePages slab that reclaim cannot free
 * @param kernelStackPages kernel stacks
 * @param sockPages socket buffers
 * @param swapPages swapped-out pages
 */
public record MemcgStat(
    long anonPages,
    long unevictablePages,
    long slabUnreclaimablePages,
    long kernelStackPages,
    long sockPages,
    long swapPages) {
  /** A memcg that holds nothing. */
  public static final MemcgStat EMPTY = new MemcgStat(0, 0, 0, 0, 0, 0);

  public MemcgStat {
    if (anonPages < 0
        || unevictablePages < 0
        || slabUnreclaimablePages < 0
        || kernelStackPages < 0
        || sockPages < 0
        || swapPages < 0) {
      throw new IllegalArgumentException("a memcg statistic is negative");
    }
  }

  /** Returns the sum of all parts. */
  public long pages() {
    return anonPages
        + unevictablePages
        + slabUnreclaimablePages
        + kernelStackPages
        + sockPages
        + swapPages;
  }
}
