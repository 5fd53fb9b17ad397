package org.oomlab.core.engine.time;

import java.util.Arrays;

/**
 * What is going to happen, by time; at equal times in the order it was scheduled. A binary heap:
 * O(log n) an event, no object made for any. Not thread-safe.
 */
public final class EventQueue {
  private static final int FIRST_CAPACITY = 64;

  private long[] times = new long[FIRST_CAPACITY];
  private long[] orders = new long[FIRST_CAPACITY];
  private Timed[] targets = new Timed[FIRST_CAPACITY];
  private int[] tokens = new int[FIRST_CAPACITY];
  private int size;
  private long scheduled;
  private long nowNanos;
  private long fired;

  /** Makes an empty queue at time 0. */
  public EventQueue() {}

  /** Returns the simulated time. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Returns how many events have happened. */
  public long fired() {
    return fired;
  }

  /** Schedules an event; one in the past happens now. */
  public void at(long timeNanos, Timed target, int token) {
    if (size == times.length) {
      int capacity = size * 2;
      times = Arrays.copyOf(times, capacity);
      orders = Arrays.copyOf(orders, capacity);
      targets = Arrays.copyOf(targets, capacity);
      tokens = Arrays.copyOf(tokens, capacity);
    }
    int hole = size++;
    long time = Math.max(timeNanos, nowNanos);
    long order = scheduled++;
    while (hole > 0 && before(time, order, (hole - 1) / 2)) {
      move((hole - 1) / 2, hole);
      hole = (hole - 1) / 2;
    }
    put(hole, time, order, target, token);
  }

  /**
   * Lets the next event happen if it is due.
   *
   * @return whether there was one at or before {@code untilNanos}; where not, time stands there now
   */
  public boolean step(long untilNanos) {
    if (size == 0 || times[0] > untilNanos) {
      nowNanos = Math.max(nowNanos, untilNanos);
      return false;
    }
    nowNanos = times[0];
    Timed target = targets[0];
    int token = tokens[0];
    removeFirst();
    fired++;
    target.fire(token);
    return true;
  }

  private void removeFirst() {
    size--;
    long time = times[size];
    long order = orders[size];
    Timed target = targets[size];
    int token = tokens[size];
    targets[size] = targets[0];
    int hole = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && before(times[child + 1], orders[child + 1], child)) {
        child++;
      }
      if (before(time, order, child)) {
        break;
      }
      move(child, hole);
      hole = child;
      child = 2 * hole + 1;
    }
    put(hole, time, order, target, token);
  }

  private boolean before(long time, long order, int other) {
    return time < times[other] || (time == times[other] && order < orders[other]);
  }

  private void move(int from, int to) {
    put(to, times[from], orders[from], targets[from], tokens[from]);
  }

  private void put(int at, long time, long order, Timed target, int token) {
    times[at] = time;
    orders[at] = order;
    targets[at] = target;
    tokens[at] = token;
  }
}
