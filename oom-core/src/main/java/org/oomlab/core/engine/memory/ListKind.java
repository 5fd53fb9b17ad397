package org.oomlab.core.engine.memory;

/** The LRU lists of a memcg on a node ({@code enum lru_list}, include/linux/mmzone.h). */
public enum ListKind {
  /** Anonymous and shmem pages, candidates for swap. */
  INACTIVE_ANON(0),
  /** Anonymous and shmem pages in use. */
  ACTIVE_ANON(1),
  /** Page cache, candidates for dropping. */
  INACTIVE_FILE(2),
  /** Page cache in use. */
  ACTIVE_FILE(3),
  /** Locked pages. */
  UNEVICTABLE(4);

  private final int index;

  ListKind(int index) {
    this.index = index;
  }

  /** Returns its column where something is kept for each. */
  public int index() {
    return index;
  }

  /** Returns the active list of a type. */
  public static ListKind active(PageType type) {
    return type.needsSwap() ? ACTIVE_ANON : ACTIVE_FILE;
  }

  /** Returns the inactive list of a type. */
  public static ListKind inactive(PageType type) {
    return type.needsSwap() ? INACTIVE_ANON : INACTIVE_FILE;
  }
}
