package org.oomlab.core.engine.reclaim;

import java.util.List;
import org.oomlab.core.engine.memory.KernelUse;
import org.oomlab.core.engine.memory.ListKind;
import org.oomlab.core.engine.memory.Lruvec;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.MemcgEventKind;
import org.oomlab.core.engine.memory.MemcgForest;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.rules.EngineRules;

/**
 * Reclaim by the classic LRU: do_try_to_free_pages(), shrink_node(), shrink_lruvec() and
 * balance_pgdat(), mm/vmscan.c, 5.9 to 6.18. Not thread-safe.
 */
public final class Reclaimer {
  /** Pages that a direct reclaim wants at the least ({@code SWAP_CLUSTER_MAX}). */
  public static final long LEAST_WANTED_PAGES = ListShrinker.BATCH_PAGES;

  private static final ListKind[] KINDS = ListKind.values();

  private final Memory memory;
  private final int pageSizeBytes;
  private final Protections protections;
  private final ScanCounts counts;
  private final ListShrinker shrinker;
  private final Turns turns;

  /**
   * Makes the reclaim of a machine.
   *
   * @param recursiveProtection whether cgroup2 is mounted with {@code memory_recursiveprot}, as
   *     systemd does
   */
  public Reclaimer(
      Memory memory, EngineRules rules, int pageSizeBytes, boolean recursiveProtection) {
    this.memory = memory;
    this.pageSizeBytes = pageSizeBytes;
    this.protections = new Protections(memory.memcgs(), recursiveProtection);
    this.counts = new ScanCounts(rules.reclaim(), memory.swap(), memory.charges(), protections);
    this.shrinker = new ListShrinker(memory.pages());
    this.turns = new Turns(memory.pages());
  }

  /**
   * Reclaims on behalf of a process or a limit, harder and harder until enough came free.
   *
   * @param target whose pages and whose descendants'; the root for the machine
   * @param nodes where
   * @param wantedPages when to stop
   * @param maySwap false where swap does not help: memory and swap together are limited
   */
  public Reclaimed direct(
      Memcg target, List<Node> nodes, long wantedPages, boolean maySwap, long nowNanos) {
    Scan scan = new Scan(target, Math.max(wantedPages, LEAST_WANTED_PAGES), maySwap, nowNanos);
    run(scan, nodes);
    if (scan.reclaimedPages == 0 && scan.skippedDeactivation) {
      scan.forcesDeactivation = true;
      scan.skippedDeactivation = false;
      run(scan, nodes);
    }
    if (scan.reclaimedPages == 0 && scan.skippedLow) {
      scan.ignoresLow = true;
      run(scan, nodes);
    }
    target.noteRefaults();
    return scan.result();
  }

  private void run(Scan scan, List<Node> nodes) {
    for (scan.priority = Scan.FIRST_PRIORITY;
        scan.priority >= 0 && !scan.isDone();
        scan.priority--) {
      for (Node node : nodes) {
        shrinkNode(node, scan);
      }
    }
  }

  /** One round of kswapd at a priority of 12 to 1. */
  public Reclaimed balance(Node node, int priority, long wantedPages, long nowNanos) {
    Scan scan = new Scan(memory.memcgs().root(), wantedPages, true, nowNanos);
    scan.priority = priority;
    shrinkNode(node, scan);
    if (scan.reclaimedPages == 0 && scan.skippedLow) {
      scan.ignoresLow = true;
      shrinkNode(node, scan);
    }
    return scan.result();
  }

  /** Remembers refaults after a run of kswapd. */
  public void endBalance() {
    memory.memcgs().root().noteRefaults();
  }

  /** Returns what could still be reclaimed on nodes: zone_reclaimable_pages(). */
  public long reclaimablePages(List<Node> nodes) {
    long sum = 0;
    boolean swapFree = memory.swap().freePages() > 0;
    for (ListKind kind : KINDS) {
      boolean file = kind == ListKind.ACTIVE_FILE || kind == ListKind.INACTIVE_FILE;
      boolean anon = kind == ListKind.ACTIVE_ANON || kind == ListKind.INACTIVE_ANON;
      if (file || (anon && swapFree)) {
        for (Node node : nodes) {
          sum += node.listed(kind);
        }
      }
    }
    return sum;
  }

  private void shrinkNode(Node node, Scan scan) {
    protections.calculate(scan.target);
    prepare(node, scan);
    shrinkSubtree(scan.target, node, scan);
    if (!scan.isMemcg()) {
      shrinkSlab(node, scan);
    }
  }

  private void prepare(Node node, Scan scan) {
    long[] sums = sums(scan.target, node);
    long inactiveAnon = sums[ListKind.INACTIVE_ANON.index()];
    long inactiveFile = sums[ListKind.INACTIVE_FILE.index()];
    long activeFile = sums[ListKind.ACTIVE_FILE.index()];
    scan.deactivatesAnon =
        scan.forcesDeactivation
            || scan.target.refaulted(PageType.ANON)
            || ScanCounts.inactiveIsLow(
                inactiveAnon, sums[ListKind.ACTIVE_ANON.index()], pageSizeBytes);
    scan.deactivatesFile =
        scan.forcesDeactivation
            || scan.target.refaulted(PageType.FILE)
            || ScanCounts.inactiveIsLow(inactiveFile, activeFile, pageSizeBytes);
    scan.trimsCache = inactiveFile >> scan.priority > 0 && !scan.deactivatesFile;
    scan.fileIsTiny =
        !scan.isMemcg()
            && inactiveFile + activeFile + node.freePages() <= node.highWatermarkPages()
            && !scan.deactivatesAnon
            && inactiveAnon >> scan.priority > 0;
  }

  /** Returns the pages of each kind of list, of a memcg and its descendants. */
  private long[] sums(Memcg target, Node node) {
    long[] sums = new long[KINDS.length];
    for (ListKind kind : KINDS) {
      sums[kind.index()] = target.isRoot() ? node.listed(kind) : target.lruvec(node).pages(kind);
    }
    if (target.isRoot()) {
      return sums;
    }
    MemcgForest memcgs = memory.memcgs();
    int end = target.end();
    for (int i = memcgs.nextCharged(target.index() + 1, end);
        i != MemcgForest.NONE;
        i = memcgs.nextCharged(i + 1, end)) {
      Lruvec lruvec = memcgs.walk().get(i).lruvec(node);
      for (ListKind kind : KINDS) {
        sums[kind.index()] += lruvec.pages(kind);
      }
    }
    return sums;
  }

  private void shrinkSubtree(Memcg target, Node node, Scan scan) {
    shrinkMemcg(target, node, scan);
    MemcgForest memcgs = memory.memcgs();
    int end = target.end();
    for (int i = memcgs.nextCharged(target.index() + 1, end);
        i != MemcgForest.NONE;
        i = memcgs.nextCharged(i + 1, end)) {
      shrinkMemcg(memcgs.walk().get(i), node, scan);
    }
  }

  private void shrinkMemcg(Memcg memcg, Node node, Scan scan) {
    if (!isProtected(memcg, scan) && memcg.lruvec(node).evictablePages() > 0) {
      shrinkLruvec(memcg.lruvec(node), scan);
    }
  }

  /** Whether a memcg is passed by: within min always, within low at first. */
  private boolean isProtected(Memcg memcg, Scan scan) {
    if (memcg == scan.target || memcg.usage() == 0) {
      return false;
    }
    if (memcg.usage() <= protections.min(memcg)) {
      return true;
    }
    if (memcg.usage() > protections.low(memcg)) {
      return false;
    }
    if (!scan.ignoresLow) {
      scan.skippedLow = true;
      return true;
    }
    memcg.count(MemcgEventKind.LOW, 1);
    return false;
  }

  private void shrinkLruvec(Lruvec lruvec, Scan scan) {
    long[] left = new long[KINDS.length];
    counts.fill(lruvec, scan, left);
    while (left[ListKind.INACTIVE_ANON.index()]
            + left[ListKind.ACTIVE_FILE.index()]
            + left[ListKind.INACTIVE_FILE.index()]
        > 0) {
      long most = turns.pages(lruvec, left, scan);
      for (ListKind kind : KINDS) {
        long batch = Math.min(left[kind.index()], most);
        if (batch > 0) {
          left[kind.index()] -= batch;
          shrinkList(lruvec, kind, batch, scan);
        }
      }
      if (scan.isDone()) {
        break;
      }
    }
    if (memory.swap().freePages() > 0
        && ScanCounts.inactiveIsLow(lruvec, PageType.ANON, pageSizeBytes)) {
      shrinker.deactivate(lruvec.list(ListKind.ACTIVE_ANON), ListShrinker.BATCH_PAGES, scan);
    }
  }

  private void shrinkList(Lruvec lruvec, ListKind kind, long batch, Scan scan) {
    switch (kind) {
      case ACTIVE_ANON, ACTIVE_FILE -> deactivate(lruvec, kind, batch, scan);
      case INACTIVE_ANON, INACTIVE_FILE -> shrinker.evict(lruvec.list(kind), batch, scan);
      case UNEVICTABLE -> {}
    }
  }

  private void deactivate(Lruvec lruvec, ListKind kind, long batch, Scan scan) {
    if (scan.deactivates(kind)) {
      shrinker.deactivate(lruvec.list(kind), batch, scan);
    } else {
      scan.skippedDeactivation = true;
    }
  }

  /** do_shrink_slab(), mm/shrinker.c, for caches of the default cost ({@code DEFAULT_SEEKS}). */
  private void shrinkSlab(Node node, Scan scan) {
    long slab = memory.kernel().pages(KernelUse.RECLAIMABLE_SLAB, node);
    long freed = Math.min(slab, (slab >> scan.priority) * 2);
    if (freed > 0) {
      memory.kernel().giveOn(node, KernelUse.RECLAIMABLE_SLAB, freed);
      scan.reclaimedPages += freed;
    }
  }
}
