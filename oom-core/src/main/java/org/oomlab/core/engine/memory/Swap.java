package org.oomlab.core.engine.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.oomlab.api.memory.SwapSpace;

/**
 * All swap of a machine. Devices fill by priority, and what is freed is taken to be of the device
 * filled last. zram takes RAM of the first node that has any. Not thread-safe.
 */
public final class Swap {
  private final List<SwapArea> areas = new ArrayList<>();
  private final List<Node> nodes;
  private final long[] zramByNode;
  private long totalPages;
  private long usedPages;
  private long zramPages;

  /** Makes a machine's swap without devices. */
  public Swap(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
    this.zramByNode = new long[nodes.size()];
  }

  /** Adds a device; equal priorities fill in the order they were added. */
  public void add(SwapArea area) {
    areas.add(area);
    areas.sort(Comparator.comparingInt(SwapArea::priority).reversed());
    totalPages += area.totalPages();
  }

  /** Returns all slots. */
  public long totalPages() {
    return totalPages;
  }

  /** Returns the used slots. */
  public long usedPages() {
    return usedPages;
  }

  /** Returns the free slots. */
  public long freePages() {
    return totalPages - usedPages;
  }

  /** Returns the RAM that zram takes. */
  public long zramPages() {
    return zramPages;
  }

  /** Returns the swap as a policy sees it. */
  public SwapSpace snapshot() {
    return new SwapSpace(totalPages, freePages());
  }

  /**
   * Takes slots, as many as there are up to a number, and as zram has RAM for.
   *
   * @return the slots taken
   */
  long take(long pages) {
    long taken = 0;
    for (SwapArea area : areas) {
      long here = Math.min(pages - taken, area.freePages());
      if (area.isZram()) {
        here = Math.min(here, roomInRam(area));
      }
      change(area, here);
      taken += here;
    }
    return taken;
  }

  /** Returns how many slots can be taken at once: zram needs RAM for what it takes. */
  long room() {
    long room = 0;
    for (SwapArea area : areas) {
      room += area.isZram() ? roomInRam(area) : area.freePages();
    }
    return room;
  }

  /** Gives slots back. */
  void give(long pages) {
    long left = pages;
    for (SwapArea area : areas.reversed()) {
      long here = Math.min(left, area.usedPages());
      change(area, -here);
      left -= here;
    }
    if (left > 0) {
      throw new IllegalStateException("more swap given back than was taken");
    }
  }

  /** Returns the time to write pages where the next ones go. */
  public long writeNanos(long pages) {
    for (SwapArea area : areas) {
      if (area.freePages() > 0) {
        return area.writeNanos() * pages;
      }
    }
    return 0;
  }

  /** Returns the time to read pages from where the last ones went. */
  public long readNanos(long pages) {
    for (SwapArea area : areas.reversed()) {
      if (area.usedPages() > 0) {
        return area.readNanos() * pages;
      }
    }
    return 0;
  }

  private long roomInRam(SwapArea area) {
    long free = 0;
    for (Node node : nodes) {
      free += node.freePages();
    }
    long low = 0;
    long high = area.freePages();
    long now = area.ramPages(area.usedPages());
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (area.ramPages(area.usedPages() + middle) - now <= free) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private void change(SwapArea area, long slots) {
    long before = area.ramPages(area.usedPages());
    area.changeUsed(slots);
    usedPages += slots;
    long delta = area.ramPages(area.usedPages()) - before;
    zramPages += delta;
    moveRam(delta);
  }

  private void moveRam(long delta) {
    long left = delta;
    for (Node node : nodes) {
      long here =
          left > 0 ? Math.min(left, node.freePages()) : Math.max(left, -zramByNode[node.id()]);
      if (here > 0) {
        node.take(here);
      } else {
        node.give(-here);
      }
      zramByNode[node.id()] += here;
      left -= here;
    }
    if (left != 0) {
      throw new IllegalStateException("zram found no RAM for " + left + " pages");
    }
  }
}
