package org.oomlab.linux.kmsg;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Brings events into the order of their first lines: one that is complete waits while an earlier
 * one is still being read. Not thread-safe.
 */
final class EventQueue {
  /** More reports than can be under way at once on machines of today. */
  private static final int MOST_WAITING = 64;

  private final Consumer<? super KmsgEvent> sink;
  private final PriorityQueue<KmsgEvent> waiting =
      new PriorityQueue<>(Comparator.comparingLong(KmsgEvent::line));

  EventQueue(Consumer<? super KmsgEvent> sink) {
    this.sink = sink;
  }

  /** Adds an event and hands over those before line {@code earliestOpen}. */
  void add(KmsgEvent event, long earliestOpen) {
    waiting.add(event);
    release(earliestOpen);
  }

  /** Returns whether so many events wait that the report they wait for must be given up. */
  boolean isFull() {
    return waiting.size() > MOST_WAITING;
  }

  /** Hands over the events before line {@code earliestOpen}. */
  void release(long earliestOpen) {
    KmsgEvent first = waiting.peek();
    while (first != null && first.line() < earliestOpen) {
      waiting.poll();
      sink.accept(first);
      first = waiting.peek();
    }
  }
}
