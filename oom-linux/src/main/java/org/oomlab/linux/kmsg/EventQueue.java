package org.oomlab.linux.kmsg;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Brings events into the order of their first lines: one that is complete waits while an earlier
 * one is still being read. Not thread-safe.
 */
final class EventQueue {
  private final Consumer<? super KmsgEvent> sink;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparingLong(entry -> entry.event().line()));
  private long held;

  private record Waiting(KmsgEvent event, long held) {}

  EventQueue(Consumer<? super KmsgEvent> sink) {
    this.sink = sink;
  }

  /**
   * Adds an event and hands over those before line {@code earliestOpen}.
   *
   * @param size what it holds, in units of {@link Draft#held}
   */
  void add(KmsgEvent event, long size, long earliestOpen) {
    waiting.add(new Waiting(event, size));
    held += size;
    release(earliestOpen);
  }

  /** Returns whether so many events wait that the report they wait for must be given up. */
  boolean isFull() {
    return waiting.size() > OpenReports.MOST;
  }

  /** Returns what the waiting events hold. */
  long held() {
    return held;
  }

  /** Hands over the events before line {@code earliestOpen}. */
  void release(long earliestOpen) {
    Waiting first = waiting.peek();
    while (first != null && first.event().line() < earliestOpen) {
      waiting.poll();
      held -= first.held();
      sink.accept(first.event());
      first = waiting.peek();
    }
  }
}
