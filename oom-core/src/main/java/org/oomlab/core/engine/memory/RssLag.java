package org.oomlab.core.engine.memory;

/**
 * How far an address space's counter of resident pages, as the OOM killer reads it, runs behind.
 * From 2.6.34 to 6.1 each thread counts for itself and passes on all it has after 66 events
 * (check_sync_rss_stat(), mm/memory.c: {@code TASK_RSS_EVENTS_THRESH}); from 6.2 each CPU does,
 * kind by kind, in batches of {@code max(32, 2 * cpus)} (lib/percpu_counter.c, read by {@code
 * percpu_counter_read_positive()}). Not thread-safe.
 */
public final class RssLag {
  private static final long EVENTS = 66;
  private static final long BATCH = 32;

  private final long batch;
  private final boolean passesAllOn;
  private long pendingPages;
  private long otherPages;

  private RssLag(long batch, boolean passesAllOn, long pendingPages, long otherPages) {
    this.batch = batch;
    this.passesAllOn = passesAllOn;
    this.pendingPages = pendingPages;
    this.otherPages = otherPages;
  }

  /** A counter that is exact. */
  public static RssLag none() {
    return new RssLag(1, true, 0, 0);
  }

  /**
   * The counters of threads.
   *
   * @param events events since the thread last passed on what it had
   * @param pages pages not passed on
   */
  public static RssLag ofThreads(long events, long pages) {
    return new RssLag(EVENTS, true, events, pages - events);
  }

  /**
   * The counters of CPUs, where one CPU does all the work.
   *
   * @param pages pages of the kind that grows not passed on, below the batch
   * @param otherPages pages of other kinds not passed on
   */
  public static RssLag ofCpu(long pages, long otherPages) {
    return new RssLag(BATCH, false, pages, otherPages);
  }

  /** Counts pages that come one by one. */
  void grow(long pages) {
    pendingPages += pages;
    if (pendingPages >= batch) {
      pendingPages %= batch;
      otherPages = passesAllOn ? 0 : otherPages;
    }
  }

  /**
   * Counts pages that one fault maps: one event of a thread, so many of a CPU's counter.
   *
   * @param likeGrowth whether they are of the kind that comes one by one
   */
  void mapAtOnce(long pages, boolean likeGrowth) {
    if (passesAllOn) {
      otherPages += pages - 1;
      grow(1);
    } else if (likeGrowth) {
      pendingPages = pendingPages + pages >= batch ? 0 : pendingPages + pages;
    } else {
      otherPages = otherPages + pages >= batch ? 0 : otherPages + pages;
    }
  }

  /** Returns the pages that are not counted yet. */
  long uncountedPages() {
    return pendingPages + otherPages;
  }
}
