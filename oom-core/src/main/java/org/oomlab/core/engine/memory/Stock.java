package org.oomlab.core.engine.memory;

/**
 * Charges made ahead for the memcg that charged last ({@code struct memcg_stock_pcp},
 * mm/memcontrol.c): the counters run ahead of what is used by up to a batch. One stock stands for
 * those of all CPUs. Not thread-safe.
 */
final class Stock {
  private Memcg owner;
  private long pages;

  Stock(Memcg root) {
    this.owner = root;
  }

  long pagesOf(Memcg memcg) {
    return owner == memcg ? pages : 0;
  }

  Memcg owner() {
    return owner;
  }

  long pages() {
    return pages;
  }

  void use(long count) {
    pages -= count;
  }

  /** Keeps what was charged ahead; another memcg's stock goes back first. */
  void keep(Memcg memcg, long count) {
    if (owner != memcg) {
      drain();
      owner = memcg;
    }
    pages += count;
  }

  void drain() {
    owner.charge(-pages);
    pages = 0;
  }
}
