package org.oomlab.core.engine.memory;

/** What a user page holds. */
public enum PageType {
  /** Anonymous memory: goes to swap, where it counts as a swap entry of its process. */
  ANON(0),
  /** Shared memory and tmpfs: goes to swap, where no process counts it. */
  SHMEM(1),
  /** Page cache of files: dropped when clean. */
  FILE(2);

  private final int index;

  PageType(int index) {
    this.index = index;
  }

  /** Returns its column where something is kept for each. */
  public int index() {
    return index;
  }

  /** Returns whether the page is written to swap when it is reclaimed. */
  public boolean needsSwap() {
    return this != FILE;
  }
}
