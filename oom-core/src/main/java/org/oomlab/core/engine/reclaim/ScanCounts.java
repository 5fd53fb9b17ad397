package org.oomlab.core.engine.reclaim;

import org.oomlab.core.engine.memory.Charges;
import org.oomlab.core.engine.memory.ListKind;
import org.oomlab.core.engine.memory.Lruvec;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.memory.Swap;
import org.oomlab.core.reclaim.ScanBalance;
import org.oomlab.core.reclaim.ScanTarget;
import org.oomlab.core.rules.EngineRules;

/**
 * How many pages of each list are scanned at a priority: get_scan_count(), mm/vmscan.c, 5.8 to
 * 6.18, classic LRU. Not thread-safe.
 */
final class ScanCounts {
  private static final ListKind[] KINDS = ListKind.values();

  private final EngineRules.Reclaim rules;
  private final Swap swap;
  private final Charges charges;
  private final Protections protections;

  ScanCounts(EngineRules.Reclaim rules, Swap swap, Charges charges, Protections protections) {
    this.rules = rules;
    this.swap = swap;
    this.charges = charges;
    this.protections = protections;
  }

  /** Fills in the pages to scan of each list. */
  void fill(Lruvec lruvec, Scan scan, long[] counts) {
    Memcg memcg = lruvec.memcg();
    int swappiness = memcg.config().swappiness();
    boolean swapFree = scan.maySwap && charges.swapRoom(memcg, swap.freePages()) > 0;
    ScanBalance.Lists lists =
        ScanBalance.lists(
            swapFree, scan.isMemcg(), swappiness, scan.priority, scan.fileIsTiny, scan.trimsCache);
    ScanBalance balance =
        ScanBalance.of(swappiness, lruvec.cost().anonPages(), lruvec.cost().filePages());
    for (ListKind kind : KINDS) {
      if (kind != ListKind.UNEVICTABLE) {
        boolean anon = kind == ListKind.ACTIVE_ANON || kind == ListKind.INACTIVE_ANON;
        counts[kind.index()] = share(target(lruvec.pages(kind), memcg, scan), lists, balance, anon);
      }
    }
  }

  private long target(long listPages, Memcg memcg, Scan scan) {
    if (listPages == 0) {
      return 0;
    }
    long min = protections.min(memcg);
    long low = protections.low(memcg);
    long held = !scan.ignoresLow && low > min ? low : min;
    return held == 0 || memcg == scan.target
        ? listPages >> scan.priority
        : ScanTarget.pages(listPages, memcg.usage(), held, scan.priority, rules);
  }

  private static long share(
      long pages, ScanBalance.Lists lists, ScanBalance balance, boolean anon) {
    return switch (lists) {
      case FILE -> anon ? 0 : pages;
      case ANON -> anon ? pages : 0;
      case EQUAL -> pages;
      case FRACT -> anon ? balance.anonOf(pages) : balance.fileOf(pages);
    };
  }

  /** Returns whether the inactive list of a type is too short ({@code inactive_is_low()}). */
  static boolean inactiveIsLow(long inactivePages, long activePages, int pageSizeBytes) {
    long ratio = ScanTarget.inactiveRatio((inactivePages + activePages) * pageSizeBytes);
    return inactivePages * ratio < activePages;
  }

  /** Returns whether a lruvec's inactive list of a type is too short. */
  static boolean inactiveIsLow(Lruvec lruvec, PageType type, int pageSizeBytes) {
    return inactiveIsLow(
        lruvec.pages(ListKind.inactive(type)), lruvec.pages(ListKind.active(type)), pageSizeBytes);
  }
}
