package org.oomlab.core.engine.memory;

import org.oomlab.api.memory.CgroupVersion;

/**
 * What memcgs are charged: try_charge_memcg(), consume_stock() and refill_stock(), mm/memcontrol.c,
 * 6.1 to 6.18, without what happens when a charge fails. Not thread-safe.
 */
public final class Charges {
  private final CgroupVersion version;
  private final long batchPages;
  private final Stock stock;

  /**
   * Makes the counters.
   *
   * @param batchPages {@code MEMCG_CHARGE_BATCH}: 64 from 6.1, 32 before
   */
  Charges(CgroupVersion version, long batchPages, Memcg root) {
    this.version = version;
    this.batchPages = batchPages;
    this.stock = new Stock(root);
  }

  /** Returns the hierarchy. */
  public CgroupVersion version() {
    return version;
  }

  /** Returns how many pages are charged ahead at a time. */
  public long batchPages() {
    return batchPages;
  }

  /** Returns what of a memcg's usage is charged ahead and not used. */
  public long aheadOf(Memcg memcg) {
    return stock.owner().isWithin(memcg) ? stock.pages() : 0;
  }

  /** Returns how many pages can be charged before a limit of it or of an ancestor is met. */
  public long room(Memcg memcg) {
    long room = MemcgConfig.UNLIMITED;
    for (Memcg at = memcg; !at.isRoot(); at = at.parent()) {
      room = Math.min(room, margin(at));
    }
    return Math.max(0, room) + stock.pagesOf(memcg);
  }

  /**
   * Returns what a memcg's own limits leave, below 0 when it is over ({@code mem_cgroup_margin()}).
   */
  public long margin(Memcg memcg) {
    MemcgConfig config = memcg.config();
    long margin = config.max() - memcg.usage();
    return version == CgroupVersion.V1
        ? Math.min(margin, config.memswMax() - memcg.usage() - memcg.swap())
        : margin;
  }

  /** Returns whether memory and swap together are what stops a charge (v1). */
  public boolean memswIsFull(Memcg memcg) {
    return version == CgroupVersion.V1
        && memcg.config().memswMax() - memcg.usage() - memcg.swap() <= 0;
  }

  /** Returns the lowest memcg whose limits do not leave that; call it when there is no room. */
  public Memcg over(Memcg memcg, long pages) {
    Memcg at = memcg;
    while (!at.isRoot() && margin(at) >= pages) {
      at = at.parent();
    }
    return at;
  }

  /** Charges pages; the caller has seen to room, or charges by force. */
  void charge(Memcg memcg, long pages) {
    if (memcg.isRoot()) {
      return;
    }
    long fromStock = Math.min(pages, stock.pagesOf(memcg));
    stock.use(fromStock);
    long rest = pages - fromStock;
    if (rest > 0) {
      long ahead = (batchPages - rest % batchPages) % batchPages;
      boolean fits = room(memcg) >= rest + ahead;
      memcg.charge(fits ? rest + ahead : rest);
      if (fits) {
        stock.keep(memcg, ahead);
      }
    }
  }

  void uncharge(Memcg memcg, long pages) {
    memcg.charge(-pages);
  }

  /** Gives back what was charged ahead ({@code drain_all_stock()}). */
  public void drain() {
    stock.drain();
  }

  /** Returns how many slots a memcg may still take of so many free ones. */
  public long swapRoom(Memcg memcg, long freeSlots) {
    long room = freeSlots;
    if (version == CgroupVersion.V2) {
      for (Memcg at = memcg; !at.isRoot(); at = at.parent()) {
        room = Math.min(room, at.config().swapMax() - at.swap());
      }
    }
    return Math.max(0, room);
  }
}
