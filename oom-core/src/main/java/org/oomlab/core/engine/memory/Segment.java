package org.oomlab.core.engine.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pages of one type that are used alike and charged to one memcg: a heap, a shared mapping, a
 * file's page cache. Those who map it have its pages in their resident set. Not thread-safe.
 */
public final class Segment {
  /** {@link #touchNanos} of pages that are not touched again. */
  public static final long NEVER = 0;

  /** When bits were cleared of pages that a fault has just mapped: never, so they are set. */
  public static final long YOUNG = Long.MIN_VALUE;

  private static final int SHARE_BITS = 20;

  /** Dirty or not, and young or not: what is not alike is not one run. */
  private static final int SORTS = 4;

  private final int id;
  private final PageType type;
  private final Memcg memcg;
  private final boolean locked;
  private final long touchNanos;
  private final List<Mm> mappers = new ArrayList<>();
  private int firstRun = Runs.NONE;
  private final int[] openRuns;
  private long residentPages;
  private long swappedPages;
  private long droppedPages;
  private long lossAge;
  private Runnable lossListener = () -> {};

  Segment(int id, PageType type, Memcg memcg, boolean locked, long touchNanos) {
    this.openRuns = new int[memcg.lruvecs().size() * ListKind.values().length * SORTS];
    Arrays.fill(openRuns, Runs.NONE);
    this.id = id;
    this.type = type;
    this.memcg = memcg;
    this.locked = locked;
    this.touchNanos = touchNanos;
  }

  int id() {
    return id;
  }

  /** Returns what its pages hold. */
  public PageType type() {
    return type;
  }

  /** Returns where its pages are charged. */
  public Memcg memcg() {
    return memcg;
  }

  /** Returns whether its pages are locked. */
  public boolean locked() {
    return locked;
  }

  /** Returns in what time each of its pages is touched again, {@link #NEVER} if it is not. */
  public long touchNanos() {
    return touchNanos;
  }

  /** Returns its pages in RAM. */
  public long residentPages() {
    return residentPages;
  }

  /** Returns its pages in swap. */
  public long swappedPages() {
    return swappedPages;
  }

  /** Returns its clean file pages that were dropped and would be read again. */
  public long droppedPages() {
    return droppedPages;
  }

  /** Returns all its pages, wherever they are. */
  public long pages() {
    return residentPages + swappedPages + droppedPages;
  }

  /** Returns what a touch of all pages would have to bring back. */
  public long absentPages() {
    return swappedPages + droppedPages;
  }

  /**
   * Returns how many of some pages were touched since their accessed bits were last cleared: each
   * page is touched in turn, so a share of the elapsed time, and all after a whole turn.
   */
  public long touchedOf(long pages, long sinceNanos, long nowNanos) {
    if (sinceNanos == YOUNG) {
      return pages;
    }
    if (touchNanos == NEVER) {
      return 0;
    }
    long elapsed = nowNanos - sinceNanos;
    if (elapsed >= touchNanos) {
      return pages;
    }
    return (pages * ((elapsed << SHARE_BITS) / touchNanos)) >> SHARE_BITS;
  }

  /** Returns when, on its lists' scale of pages lost, the mean of its absent pages was lost. */
  public long lossAge() {
    return lossAge;
  }

  /** Sets who is told when pages begin to be absent. */
  public void onLoss(Runnable listener) {
    lossListener = listener;
  }

  /** Takes note of pages lost at an age; those absent before weigh as many as they are. */
  void lose(long pages, long age) {
    boolean first = absentPages() == 0;
    lossAge += (age - lossAge) * pages / (absentPages() + pages);
    if (first) {
      lossListener.run();
    }
  }

  /** Returns who maps it. */
  public List<Mm> mappers() {
    return mappers;
  }

  int firstRun() {
    return firstRun;
  }

  void setFirstRun(int run) {
    firstRun = run;
  }

  /** Returns the run that takes in what comes to a list, {@link Runs#NONE} if none does. */
  int openRun(PageList list, boolean dirty, boolean young) {
    return openRuns[place(list, dirty, young)];
  }

  void setOpenRun(PageList list, boolean dirty, boolean young, int run) {
    openRuns[place(list, dirty, young)] = run;
  }

  private static int place(PageList list, boolean dirty, boolean young) {
    return list.slot() * SORTS + (dirty ? 2 : 0) + (young ? 1 : 0);
  }

  void changeResident(long delta) {
    residentPages += delta;
  }

  void changeSwapped(long delta) {
    swappedPages += delta;
  }

  void changeDropped(long delta) {
    droppedPages += delta;
  }
}
