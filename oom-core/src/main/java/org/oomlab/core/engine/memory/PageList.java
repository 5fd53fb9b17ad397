package org.oomlab.core.engine.memory;

/**
 * An LRU list of runs, newest to oldest. Pages that come within one epoch, an eighth of a turn of
 * the list, count as equally old, so that a run takes in what its segment adds meanwhile and the
 * number of runs stays bounded by segments times epochs. Not thread-safe.
 */
public final class PageList {
  private static final int EPOCHS_A_TURN = 8;
  private static final long LEAST_EPOCH_PAGES = 512;

  private final int id;
  private final int slot;
  private final Lruvec lruvec;
  private final ListKind kind;
  private int newest = Runs.NONE;
  private int oldest = Runs.NONE;
  private long pages;
  private long epoch;
  private long epochPages;

  PageList(int id, Lruvec lruvec, ListKind kind) {
    this.id = id;
    this.slot = lruvec.node().id() * ListKind.values().length + kind.index();
    this.lruvec = lruvec;
    this.kind = kind;
  }

  int id() {
    return id;
  }

  /** Returns its place among the lists of its memcg. */
  int slot() {
    return slot;
  }

  /** Returns the lists it belongs to. */
  public Lruvec lruvec() {
    return lruvec;
  }

  /** Returns which of them it is. */
  public ListKind kind() {
    return kind;
  }

  /** Returns how many pages it holds. */
  public long pages() {
    return pages;
  }

  long epoch() {
    return epoch;
  }

  int newestRun() {
    return newest;
  }

  int oldestRun() {
    return oldest;
  }

  /** Counts pages that came or went within a run. */
  void changePages(long delta) {
    pages += delta;
    lruvec.node().changeListed(kind, delta);
    if (delta > 0) {
      epochPages += delta;
      if (epochPages > Math.max(pages / EPOCHS_A_TURN, LEAST_EPOCH_PAGES)) {
        epoch++;
        epochPages = 0;
      }
    }
  }

  void addNewest(Runs runs, int run) {
    runs.setList(run, id);
    runs.setEpoch(run, epoch);
    runs.setNewer(run, Runs.NONE);
    runs.setOlder(run, newest);
    if (newest == Runs.NONE) {
      oldest = run;
    } else {
      runs.setNewer(newest, run);
    }
    newest = run;
    changePages(runs.pages(run));
  }

  void remove(Runs runs, int run) {
    int newer = runs.newer(run);
    int older = runs.older(run);
    if (newer == Runs.NONE) {
      newest = older;
    } else {
      runs.setOlder(newer, older);
    }
    if (older == Runs.NONE) {
      oldest = newer;
    } else {
      runs.setNewer(older, newer);
    }
    pages -= runs.pages(run);
    lruvec.node().changeListed(kind, -runs.pages(run));
  }
}
