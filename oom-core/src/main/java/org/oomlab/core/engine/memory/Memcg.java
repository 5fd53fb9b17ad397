package org.oomlab.core.engine.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.engine.record.MemcgEvents;

/**
 * A memory cgroup at work: its counters with those of its descendants, as page counters hold them,
 * its own lists and its events. The root is its own parent. Not thread-safe.
 */
public final class Memcg {
  private final int index;
  private final MemcgPath path;
  private final Memcg parent;
  private final MemcgMarks marks;
  private final List<Memcg> children = new ArrayList<>();
  private final long[] events = new long[MemcgEventKind.values().length];
  private final long[] residentByType = new long[PageType.values().length];
  private Lruvec[] lruvecs = {};
  private MemcgConfig config;
  private int end;
  private long usage;
  private long swap;
  private long peak;
  private long swapPeak;
  private long kernelPages;
  private final long[] refaults = new long[2];
  private final long[] refaultsSeen = new long[2];

  private Memcg(MemcgConfig config) {
    this.index = 0;
    this.path = MemcgPath.ROOT;
    this.parent = this;
    this.config = config;
    this.marks = new MemcgMarks();
  }

  private Memcg(int index, MemcgPath path, Memcg parent, MemcgConfig config) {
    this.index = index;
    this.path = path;
    this.parent = parent;
    this.config = config;
    this.marks = parent.marks;
    marks.setGuarded(index, config);
    parent.children.add(this);
  }

  static Memcg root(MemcgConfig config) {
    return new Memcg(config);
  }

  static Memcg below(Memcg parent, int index, MemcgPath path, MemcgConfig config) {
    return new Memcg(index, path, parent, config);
  }

  void makeLists(List<Node> nodes, int firstListId) {
    int kinds = ListKind.values().length;
    lruvecs =
        IntStream.range(0, nodes.size())
            .mapToObj(i -> new Lruvec(this, nodes.get(i), firstListId + i * kinds))
            .toArray(Lruvec[]::new);
  }

  /** Returns its place in the walk order, 0 for the root. */
  public int index() {
    return index;
  }

  void setEnd(int value) {
    end = value;
  }

  /** Returns the index after the last of its descendants, which stand next to it in the walk. */
  public int end() {
    return end;
  }

  /** Returns what walks over the memcgs of its machine go by. */
  MemcgMarks marks() {
    return marks;
  }

  /** Returns its path. */
  public MemcgPath path() {
    return path;
  }

  /** Returns whether it is the root, which has no limits. */
  public boolean isRoot() {
    return parent == this;
  }

  /** Returns its parent, the root's being the root. */
  public Memcg parent() {
    return parent;
  }

  /** Returns its children in the order of creation. */
  public List<Memcg> children() {
    return Collections.unmodifiableList(children);
  }

  /** Returns its lists on a node. */
  public Lruvec lruvec(Node node) {
    return lruvecs[node.id()];
  }

  /** Returns its lists on all nodes. */
  public List<Lruvec> lruvecs() {
    return List.of(lruvecs);
  }

  /** Returns whether it is {@code ancestor} or below it. */
  public boolean isWithin(Memcg ancestor) {
    Memcg at = this;
    while (at != ancestor) {
      if (at.isRoot()) {
        return false;
      }
      at = at.parent;
    }
    return true;
  }

  /** Returns what its files say. */
  public MemcgConfig config() {
    return config;
  }

  /** Writes its files. */
  public void configure(MemcgConfig newConfig) {
    config = newConfig;
    marks.setGuarded(index, newConfig);
  }

  /** Returns what is charged to it and its descendants. */
  public long usage() {
    return usage;
  }

  /** Returns what of it and its descendants is in swap. */
  public long swap() {
    return swap;
  }

  /** Returns the most that was charged. */
  public long peak() {
    return peak;
  }

  /** Returns the most that was in swap. */
  public long swapPeak() {
    return swapPeak;
  }

  /** Returns its own page tables, stacks and slab. */
  public long kernelPages() {
    return kernelPages;
  }

  /** Returns its own resident pages of a type, locked ones included. */
  public long residentPages(PageType type) {
    return residentByType[type.index()];
  }

  /** Returns its own pages that can be reclaimed, whatever the swap. */
  public long evictablePages() {
    long sum = 0;
    for (Lruvec lruvec : lruvecs) {
      sum += lruvec.evictablePages();
    }
    return sum;
  }

  /** Counts an event here and, as {@code memory.events} does from 5.2, in all ancestors. */
  public void count(MemcgEventKind kind, long times) {
    for (Memcg at = this; !at.isRoot(); at = at.parent) {
      at.events[kind.index()] += times;
    }
  }

  /** Counts an event here alone, as v1 and releases up to 5.1 do. */
  public void countLocally(MemcgEventKind kind, long times) {
    events[kind.index()] += times;
  }

  /** Returns the counters of {@code memory.events}. */
  public MemcgEvents events() {
    return new MemcgEvents(
        events[MemcgEventKind.LOW.index()],
        events[MemcgEventKind.HIGH.index()],
        events[MemcgEventKind.MAX.index()],
        events[MemcgEventKind.OOM.index()],
        events[MemcgEventKind.OOM_KILL.index()],
        events[MemcgEventKind.OOM_GROUP_KILL.index()]);
  }

  /** Charges pages here and in all ancestors, whatever the limits. */
  void charge(long pages) {
    for (Memcg at = this; !at.isRoot(); at = at.parent) {
      if (at.usage == 0 || at.usage + pages == 0) {
        marks.setCharged(at.index, at.usage + pages > 0);
      }
      at.usage += pages;
      at.peak = Math.max(at.peak, at.usage);
      if (at.usage < 0) {
        throw new IllegalStateException("memcg " + at.path + " has a negative usage");
      }
    }
  }

  void chargeSwap(long pages) {
    for (Memcg at = this; !at.isRoot(); at = at.parent) {
      at.swap += pages;
      at.swapPeak = Math.max(at.swapPeak, at.swap);
      if (at.swap < 0) {
        throw new IllegalStateException("memcg " + at.path + " has a negative swap");
      }
    }
  }

  /** Counts pages in use that came back soon after they had been reclaimed, here and above. */
  public void countRefaults(PageType type, long pages) {
    int which = type.needsSwap() ? 0 : 1;
    Memcg at = this;
    while (!at.isRoot()) {
      at.refaults[which] += pages;
      at = at.parent;
    }
    at.refaults[which] += pages;
  }

  /** Returns whether pages in use came back since {@link #noteRefaults}. */
  public boolean refaulted(PageType type) {
    int which = type.needsSwap() ? 0 : 1;
    return refaults[which] != refaultsSeen[which];
  }

  /** Remembers the refaults up to now ({@code snapshot_refaults()}, mm/vmscan.c). */
  public void noteRefaults() {
    System.arraycopy(refaults, 0, refaultsSeen, 0, refaults.length);
  }

  void changeResident(PageType type, long delta) {
    residentByType[type.index()] += delta;
  }

  void changeKernelPages(long delta) {
    kernelPages += delta;
    if (kernelPages < 0) {
      throw new IllegalStateException("memcg " + path + " has negative kernel memory");
    }
  }
}
