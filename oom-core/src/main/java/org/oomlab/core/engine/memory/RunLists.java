package org.oomlab.core.engine.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * All LRU lists of a machine and the runs on them. On each list a segment has one open run of each
 * sort, which takes in what comes while pages count as equally old; so that pages which go to two
 * lists in turn make two runs, not a pair a batch. Not thread-safe.
 */
final class RunLists {
  private final Runs runs = new Runs();
  private final List<PageList> lists = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private final List<Integer> freeIds = new ArrayList<>();

  RunLists(MemcgForest memcgs) {
    for (Memcg memcg : memcgs.walk()) {
      for (Lruvec lruvec : memcg.lruvecs()) {
        for (ListKind kind : ListKind.values()) {
          lists.add(lruvec.list(kind));
        }
      }
    }
  }

  Runs runs() {
    return runs;
  }

  Segment create(PageType type, Memcg memcg, boolean locked, long touchNanos) {
    int id = freeIds.isEmpty() ? segments.size() : freeIds.removeLast();
    Segment segment = new Segment(id, type, memcg, locked, touchNanos);
    if (id == segments.size()) {
      segments.add(segment);
    } else {
      segments.set(id, segment);
    }
    return segment;
  }

  /** A segment is no more: it has no page, and its number is free. */
  void forget(Segment segment) {
    freeIds.add(segment.id());
  }

  /** Returns the list that a run is on. */
  PageList of(int run) {
    return lists.get(runs.list(run));
  }

  /** Returns whose run it is. */
  Segment segmentOf(int run) {
    return segments.get(runs.segment(run));
  }

  /** Puts pages on a list, into the run that is open there or into a new one. */
  void put(Segment segment, Node node, boolean active, long pages, boolean dirty, long sinceNanos) {
    ListKind kind =
        segment.locked()
            ? ListKind.UNEVICTABLE
            : active ? ListKind.active(segment.type()) : ListKind.inactive(segment.type());
    PageList list = segment.memcg().lruvec(node).list(kind);
    boolean young = sinceNanos == Segment.YOUNG;
    int open = segment.openRun(list, dirty, young);
    if (open != Runs.NONE && runs.epoch(open) == list.epoch()) {
      runs.setPages(open, runs.pages(open) + pages);
      runs.setSinceNanos(open, Math.min(runs.sinceNanos(open), sinceNanos));
      list.changePages(pages);
      return;
    }
    int run = runs.create(segment.id(), pages, dirty, sinceNanos);
    runs.setNext(run, segment.firstRun());
    if (segment.firstRun() != Runs.NONE) {
      runs.setPrevious(segment.firstRun(), run);
    }
    segment.setFirstRun(run);
    segment.setOpenRun(list, dirty, young, run);
    list.addNewest(runs, run);
  }

  /** A run takes in nothing more: it is being judged, or it is no more. */
  void close(Segment segment, PageList list, int run) {
    boolean dirty = runs.dirty(run);
    boolean young = runs.sinceNanos(run) == Segment.YOUNG;
    if (segment.openRun(list, dirty, young) == run) {
      segment.setOpenRun(list, dirty, young, Runs.NONE);
    }
  }

  /** Takes pages of a run off its list. */
  void remove(Segment segment, PageList list, int run, long pages) {
    if (pages < runs.pages(run)) {
      runs.setPages(run, runs.pages(run) - pages);
      list.changePages(-pages);
      return;
    }
    list.remove(runs, run);
    int next = runs.next(run);
    int previous = runs.previous(run);
    if (previous == Runs.NONE) {
      segment.setFirstRun(next);
    } else {
      runs.setNext(previous, next);
    }
    if (next != Runs.NONE) {
      runs.setPrevious(next, previous);
    }
    close(segment, list, run);
    runs.dispose(run);
  }
}
