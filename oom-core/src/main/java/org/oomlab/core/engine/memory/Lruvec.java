package org.oomlab.core.engine.memory;

import java.util.Arrays;

/**
 * The LRU lists of one memcg on one node, and what reclaiming from them has cost ({@code struct
 * lruvec}, include/linux/mmzone.h). Not thread-safe.
 */
public final class Lruvec {
  private final Memcg memcg;
  private final Node node;
  private final PageList[] lists;
  private final LruCost cost = new LruCost();
  private long lostPages;

  Lruvec(Memcg memcg, Node node, int firstListId) {
    this.memcg = memcg;
    this.node = node;
    this.lists =
        Arrays.stream(ListKind.values())
            .map(kind -> new PageList(firstListId + kind.index(), this, kind))
            .toArray(PageList[]::new);
  }

  /** Returns whose pages they are. */
  public Memcg memcg() {
    return memcg;
  }

  /** Returns where they are. */
  public Node node() {
    return node;
  }

  /** Returns one of the lists. */
  public PageList list(ListKind kind) {
    return lists[kind.index()];
  }

  /** Returns how many pages one of the lists holds. */
  public long pages(ListKind kind) {
    return list(kind).pages();
  }

  /** Returns the pages on the two lists of a type. */
  public long pages(PageType type) {
    return pages(ListKind.active(type)) + pages(ListKind.inactive(type));
  }

  /** Returns what is not locked. */
  public long evictablePages() {
    return pages(PageType.ANON) + pages(PageType.FILE);
  }

  /** Returns how many pages were ever reclaimed here ({@code nonresident_age}). */
  public long lostPages() {
    return lostPages;
  }

  void lose(long pages) {
    lostPages += pages;
  }

  /** Returns what reclaim has cost here. */
  public LruCost cost() {
    return cost;
  }
}
