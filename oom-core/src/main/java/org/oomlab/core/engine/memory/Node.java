package org.oomlab.core.engine.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.ZoneState;

/**
 * A node's free pages. Zones fill from the highest down, each to its mark, and what is freed
 * returns to the lowest zones last; so the free pages of the node decide alone. An approximation:
 * on a real machine the same number may lie in other zones. Not thread-safe.
 */
public final class Node {
  private static final int LEAST_BLOCKS = 4;

  private final int id;
  private final List<Zone> zones;
  private final long managedPages;
  private final long[] keptPages = new long[Mark.values().length];
  private final long boostPages;
  private final long highWatermarkPages;
  private final long[] listed = new long[ListKind.values().length];
  private long freePages;
  private boolean boosted;
  private boolean everBoosted;

  /**
   * Makes a node with all its pages free.
   *
   * @param pageblockPages by how much a zone's watermarks are raised when memory of one kind runs
   *     into blocks of another; 0 where they are not
   */
  public Node(int id, List<Zone> zones, long pageblockPages) {
    this.id = id;
    this.zones = List.copyOf(zones);
    this.managedPages = zones.stream().mapToLong(Zone::managedPages).sum();
    this.freePages = managedPages;
    this.highWatermarkPages = zones.stream().mapToLong(zone -> zone.watermarks().highPages()).sum();
    this.boostPages =
        pageblockPages
            * zones.stream()
                .filter(zone -> zone.managedPages() >= LEAST_BLOCKS * pageblockPages)
                .count();
    for (Mark mark : Mark.values()) {
      keptPages[mark.index()] = Zone.keptPages(zones, mark);
    }
  }

  /** Returns the node's number. */
  public int id() {
    return id;
  }

  /** Returns its pages. */
  public long managedPages() {
    return managedPages;
  }

  /** Returns the physical pages of its zones. */
  public long presentPages() {
    return zones.stream().mapToLong(Zone::presentPages).sum();
  }

  /** Returns its free pages. */
  public long freePages() {
    return freePages;
  }

  /** Returns the pages on one kind of list of all memcgs together. */
  public long listed(ListKind kind) {
    return listed[kind.index()];
  }

  void changeListed(ListKind kind, long delta) {
    listed[kind.index()] += delta;
  }

  /** Returns how many pages may be taken before a mark is reached. */
  public long roomAbove(Mark mark) {
    return Math.max(0, freePages - kept(mark));
  }

  /** Returns how many pages must come back before the mark is passed. */
  public long lackingTo(Mark mark) {
    return Math.max(0, kept(mark) + 1 - freePages);
  }

  private long kept(Mark mark) {
    return Math.min(managedPages, keptPages[mark.index()] + (boosted ? boostPages : 0));
  }

  /**
   * Raises all watermarks by a block in each zone that has four: boost_watermark(),
   * mm/page_alloc.c, 5.0 to 6.18, where an allocation finds no block of its own kind and takes one
   * of another's. Here that is once, when what is left above the low watermark is such a block a
   * zone: from then on the blocks are of the kind that fills the machine.
   *
   * @return whether the watermarks were raised now
   */
  public boolean boost() {
    if (everBoosted || boostPages == 0 || roomAbove(Mark.LOW) >= boostPages) {
      return false;
    }
    everBoosted = true;
    boosted = true;
    return true;
  }

  /** Lowers the watermarks again, as kswapd does when it has done its work. */
  public void endBoost() {
    boosted = false;
  }

  /** Returns the sum of the high watermarks. */
  public long highWatermarkPages() {
    return highWatermarkPages;
  }

  /** Returns the sum of the low watermarks. */
  public long lowWatermarkPages() {
    return zones.stream().mapToLong(zone -> zone.watermarks().lowPages()).sum();
  }

  /** Returns what its zones keep from user space, as {@code totalreserve_pages} sums it up. */
  public long reservePages() {
    return keptPages[Mark.HIGH.index()];
  }

  /** Takes free pages. */
  public void take(long pages) {
    if (pages > freePages) {
      throw new IllegalStateException("node " + id + " has " + freePages + " free, not " + pages);
    }
    freePages -= pages;
  }

  /** Gives pages back. */
  public void give(long pages) {
    freePages += pages;
    if (pages < 0 || freePages > managedPages) {
      throw new IllegalStateException("node " + id + " got back " + pages + " pages it never gave");
    }
  }

  /** Returns the node as a policy sees it, its free pages in the lowest zones first. */
  public NodeMemory snapshot() {
    List<ZoneState> states = new ArrayList<>();
    long left = freePages;
    long kept = keptPages[Mark.MIN.index()];
    long spread = Math.max(0, left - kept);
    for (Zone zone : zones) {
      long free = Math.min(left, Math.min(zone.managedPages(), keptIn(zone)));
      long more = Math.min(spread, zone.managedPages() - free);
      left -= free;
      spread -= more;
      states.add(
          new ZoneState(
              zone.name(),
              free + more,
              zone.watermarks(),
              zone.presentPages(),
              zone.managedPages()));
    }
    return new NodeMemory(id, Collections.unmodifiableList(states));
  }

  private static long keptIn(Zone zone) {
    return zone.watermarks().minPages() + zone.reservePages();
  }
}
