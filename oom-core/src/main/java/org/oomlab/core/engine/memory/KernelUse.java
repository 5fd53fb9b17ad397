package org.oomlab.core.engine.memory;

/** What the kernel itself takes pages for. */
public enum KernelUse {
  /** Page tables. */
  PAGE_TABLES(0),
  /** Kernel stacks. */
  STACKS(1),
  /** Slab that reclaim cannot free, and everything else that is fixed. */
  SLAB(2),
  /** Slab that reclaim can free. */
  RECLAIMABLE_SLAB(3),
  /** Huge pages set aside, which no counter of a process or memcg has. */
  HUGETLB(4);

  private final int index;

  KernelUse(int index) {
    this.index = index;
  }

  /** Returns its column where something is kept for each. */
  public int index() {
    return index;
  }
}
