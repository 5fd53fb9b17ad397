package org.oomlab.core.engine.memory;

/**
 * Every user page of a machine: on which list, whose, in RAM or not. All moves of pages happen
 * here, so that what is taken is given back once. Not thread-safe.
 */
public final class PageStore {
  private final RunLists lists;
  private final Runs runs;
  private final Charges charges;
  private final Swap swap;
  private long dirtyPages;

  PageStore(MemcgForest memcgs, Charges charges, Swap swap) {
    this.charges = charges;
    this.swap = swap;
    this.lists = new RunLists(memcgs);
    this.runs = lists.runs();
  }

  /**
   * Makes an empty segment.
   *
   * @param touchNanos in what time each page is touched again, or {@link Segment#NEVER}
   */
  public Segment create(PageType type, Memcg memcg, boolean locked, long touchNanos) {
    return lists.create(type, memcg, locked, touchNanos);
  }

  /** Maps an empty segment into an address space. */
  public void map(Segment segment, Mm mm) {
    if (segment.pages() > 0) {
      mm.changeRss(segment.type(), segment.residentPages());
      changeSwapEntries(segment, mm, segment.swappedPages());
    }
    segment.mappers().add(mm);
    mm.segments().add(segment);
  }

  /** Returns how many runs all pages take. */
  public int runs() {
    return runs.live();
  }

  /** Returns the file pages that differ from the disk. */
  public long dirtyPages() {
    return dirtyPages;
  }

  /** Adds pages to a segment: charges them, takes them from a node and puts them on a list. */
  public void add(
      Segment segment, Node node, long pages, boolean active, boolean dirty, long sinceNanos) {
    charges.charge(segment.memcg(), pages);
    node.take(pages);
    changeResident(segment, pages);
    if (dirty) {
      dirtyPages += pages;
    }
    lists.put(segment, node, active, pages, dirty, sinceNanos);
  }

  /** Adds pages to a segment that are in swap already, whatever the limits. */
  public void addSwapped(Segment segment, long pages) {
    long slots = swap.take(Math.min(pages, swap.freePages()));
    segment.memcg().chargeSwap(slots);
    segment.changeSwapped(slots);
    segment.mappers().forEach(mm -> changeSwapEntries(segment, mm, slots));
  }

  /** Brings pages back from swap: like {@link #add}, and their slots are free. */
  public void swapIn(Segment segment, Node node, long pages, boolean active) {
    swap.give(pages);
    segment.memcg().chargeSwap(-pages);
    segment.changeSwapped(-pages);
    segment.mappers().forEach(mm -> changeSwapEntries(segment, mm, -pages));
    add(segment, node, pages, active, false, Segment.YOUNG);
  }

  /** Reads dropped file pages again. */
  public void readAgain(Segment segment, Node node, long pages, boolean active) {
    segment.changeDropped(-pages);
    add(segment, node, pages, active, false, Segment.YOUNG);
  }

  /** Takes the oldest pages off a list, at most so many and all alike; the list is not empty. */
  public Cut cutOldest(PageList list, long most) {
    int run = list.oldestRun();
    Segment segment = lists.segmentOf(run);
    long pages = Math.min(most, runs.pages(run));
    Cut cut = new Cut(segment, list.lruvec().node(), pages, runs.sinceNanos(run), runs.dirty(run));
    lists.close(segment, list, run);
    lists.remove(segment, list, run, pages);
    return cut;
  }

  /** Returns how many pages of the old end of a list are alike, 0 if it is empty. */
  public long oldestPages(PageList list) {
    int run = list.oldestRun();
    return run == Runs.NONE ? 0 : runs.pages(run);
  }

  /** Returns how many of so many pages at the old end of a list nobody has touched; not empty. */
  public long oldestIdle(PageList list, long count, long nowNanos) {
    int run = list.oldestRun();
    Segment segment = lists.segmentOf(run);
    return count - segment.touchedOf(count, runs.sinceNanos(run), nowNanos);
  }

  /** Returns whether the pages at the old end of a list must be written to disk first. */
  public boolean oldestIsDirty(PageList list) {
    return runs.dirty(list.oldestRun());
  }

  /** Returns how many pages of a memcg can be written to swap at once. */
  public long swapRoom(Memcg memcg) {
    return charges.swapRoom(memcg, swap.room());
  }

  /** Puts pages of a cut on a list again. */
  public void putBack(Cut cut, long pages, boolean active, long sinceNanos) {
    if (pages > 0) {
      lists.put(cut.segment(), cut.node(), active, pages, cut.dirty(), sinceNanos);
    }
  }

  /**
   * Writes pages of a cut to swap, as many as its memcg and the machine have slots for.
   *
   * @return the pages freed; the others are still to be put back
   */
  public long swapOut(Cut cut, long pages) {
    Segment segment = cut.segment();
    long slots = swap.take(Math.min(pages, charges.swapRoom(segment.memcg(), swap.freePages())));
    lose(cut, slots);
    segment.memcg().chargeSwap(slots);
    segment.changeSwapped(slots);
    segment.mappers().forEach(mm -> changeSwapEntries(segment, mm, slots));
    leave(segment, cut.node(), slots);
    return slots;
  }

  /** Drops clean file pages of a cut. */
  public void drop(Cut cut, long pages) {
    lose(cut, pages);
    cut.segment().changeDropped(pages);
    leave(cut.segment(), cut.node(), pages);
  }

  private static void lose(Cut cut, long pages) {
    if (pages > 0) {
      Lruvec lruvec = cut.segment().memcg().lruvec(cut.node());
      lruvec.lose(pages);
      cut.segment().lose(pages, lruvec.lostPages());
    }
  }

  /** Writes dirty pages of a segment back, the oldest of its lists first: they are clean then. */
  public long clean(Segment segment, long most) {
    long left = most;
    for (int run = segment.firstRun(); run != Runs.NONE && left > 0; ) {
      int next = runs.next(run);
      if (runs.dirty(run)) {
        PageList list = lists.of(run);
        long pages = Math.min(left, runs.pages(run));
        long since = runs.sinceNanos(run);
        boolean active = list.kind() == ListKind.active(segment.type());
        lists.remove(segment, list, run, pages);
        dirtyPages -= pages;
        left -= pages;
        lists.put(segment, list.lruvec().node(), active, pages, false, since);
      }
      run = next;
    }
    return most - left;
  }

  /**
   * Gives pages of a segment back, those in RAM first, the youngest of them first.
   *
   * @return the pages of RAM that came free
   */
  public long free(Segment segment, long pages) {
    long freed = 0;
    while (freed < pages && segment.firstRun() != Runs.NONE) {
      int run = segment.firstRun();
      PageList list = lists.of(run);
      Node node = list.lruvec().node();
      long here = Math.min(pages - freed, runs.pages(run));
      if (runs.dirty(run)) {
        dirtyPages -= here;
      }
      lists.remove(segment, list, run, here);
      leave(segment, node, here);
      freed += here;
    }
    long slots = Math.min(pages - freed, segment.swappedPages());
    swap.give(slots);
    segment.memcg().chargeSwap(-slots);
    segment.changeSwapped(-slots);
    segment.mappers().forEach(mm -> changeSwapEntries(segment, mm, -slots));
    segment.changeDropped(-Math.min(pages - freed - slots, segment.droppedPages()));
    return freed;
  }

  /** Unmaps a segment; the last who maps it frees it, unless a file keeps it. */
  public long unmap(Segment segment, Mm mm, boolean kept) {
    mm.changeRss(segment.type(), -segment.residentPages());
    changeSwapEntries(segment, mm, -segment.swappedPages());
    segment.mappers().remove(mm);
    mm.segments().remove(segment);
    return segment.mappers().isEmpty() && !kept ? freeAll(segment) : 0;
  }

  /** Frees a segment that nobody maps. */
  public long freeAll(Segment segment) {
    long freed = free(segment, segment.pages());
    lists.forget(segment);
    return freed;
  }

  private void leave(Segment segment, Node node, long pages) {
    node.give(pages);
    charges.uncharge(segment.memcg(), pages);
    changeResident(segment, -pages);
  }

  private static void changeResident(Segment segment, long delta) {
    segment.changeResident(delta);
    segment.memcg().changeResident(segment.type(), delta);
    for (Mm mm : segment.mappers()) {
      mm.changeRss(segment.type(), delta);
    }
  }

  private static void changeSwapEntries(Segment segment, Mm mm, long delta) {
    if (segment.type() == PageType.ANON) {
      mm.changeSwapEntries(delta);
    }
  }
}
