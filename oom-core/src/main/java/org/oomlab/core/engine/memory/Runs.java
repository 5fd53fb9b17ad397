package org.oomlab.core.engine.memory;

import java.util.Arrays;

/**
 * All runs of a machine, as columns: a run is a number. Each run is linked twice, by age in its LRU
 * list and among the runs of its segment. O(1) a step; 48 bytes a run. Not thread-safe.
 */
final class Runs {
  /** No run. */
  static final int NONE = -1;

  private static final int FIRST_CAPACITY = 64;

  private long[] pages = new long[FIRST_CAPACITY];
  private long[] sinceNanos = new long[FIRST_CAPACITY];
  private long[] epoch = new long[FIRST_CAPACITY];
  private boolean[] dirty = new boolean[FIRST_CAPACITY];
  private int[] list = new int[FIRST_CAPACITY];
  private int[] segment = new int[FIRST_CAPACITY];
  private int[] newer = new int[FIRST_CAPACITY];
  private int[] older = new int[FIRST_CAPACITY];
  private int[] next = new int[FIRST_CAPACITY];
  private int[] previous = new int[FIRST_CAPACITY];
  private int used;
  private int firstFree = NONE;
  private int live;

  /** Makes a run that is in no list yet. */
  int create(int segmentId, long pageCount, boolean isDirty, long now) {
    int run = firstFree;
    if (run == NONE) {
      run = used++;
      if (run == pages.length) {
        grow();
      }
    } else {
      firstFree = next[run];
    }
    pages[run] = pageCount;
    sinceNanos[run] = now;
    dirty[run] = isDirty;
    segment[run] = segmentId;
    list[run] = NONE;
    newer[run] = NONE;
    older[run] = NONE;
    next[run] = NONE;
    previous[run] = NONE;
    live++;
    return run;
  }

  void dispose(int run) {
    pages[run] = 0;
    list[run] = NONE;
    segment[run] = NONE;
    next[run] = firstFree;
    firstFree = run;
    live--;
  }

  /** Returns how many runs there are. */
  int live() {
    return live;
  }

  long pages(int run) {
    return pages[run];
  }

  void setPages(int run, long count) {
    pages[run] = count;
  }

  long sinceNanos(int run) {
    return sinceNanos[run];
  }

  /** When two runs become one, the younger's pages are taken to be as old as the older's. */
  void setSinceNanos(int run, long nanos) {
    sinceNanos[run] = nanos;
  }

  long epoch(int run) {
    return epoch[run];
  }

  void setEpoch(int run, long value) {
    epoch[run] = value;
  }

  boolean dirty(int run) {
    return dirty[run];
  }

  int list(int run) {
    return list[run];
  }

  void setList(int run, int listId) {
    list[run] = listId;
  }

  int segment(int run) {
    return segment[run];
  }

  int newer(int run) {
    return newer[run];
  }

  void setNewer(int run, int other) {
    newer[run] = other;
  }

  int older(int run) {
    return older[run];
  }

  void setOlder(int run, int other) {
    older[run] = other;
  }

  int next(int run) {
    return next[run];
  }

  void setNext(int run, int other) {
    next[run] = other;
  }

  int previous(int run) {
    return previous[run];
  }

  void setPrevious(int run, int other) {
    previous[run] = other;
  }

  private void grow() {
    int capacity = pages.length * 2;
    pages = Arrays.copyOf(pages, capacity);
    sinceNanos = Arrays.copyOf(sinceNanos, capacity);
    epoch = Arrays.copyOf(epoch, capacity);
    dirty = Arrays.copyOf(dirty, capacity);
    list = Arrays.copyOf(list, capacity);
    segment = Arrays.copyOf(segment, capacity);
    newer = Arrays.copyOf(newer, capacity);
    older = Arrays.copyOf(older, capacity);
    next = Arrays.copyOf(next, capacity);
    previous = Arrays.copyOf(previous, capacity);
  }
}
