package org.oomlab.cli.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads inputs on several threads and hands over what is in them in the order of the inputs, so
 * that the result does not depend on the number of threads. What is ready early waits in memory, up
 * to a bound for each input and for only so many inputs ahead; a thread that is further ahead
 * waits. The input whose results are wanted now is always being read, so nothing can block for
 * good.
 *
 * @param <I> an input
 * @param <T> something found in it
 */
public final class OrderedPipeline<I, T> implements Iterable<T>, AutoCloseable {
  /** So many inputs are read at a time at most. */
  public static final int MOST_THREADS = 16;

  private static final int INPUTS_AHEAD = MOST_THREADS;
  private static final int WEIGHT_AHEAD = 8_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Lane<I, T>> lanes = new ArrayList<>();
  private final Reader<I, T> reader;
  private final ToIntFunction<T> weight;
  private final Predicate<? super RuntimeException> tolerated;
  private int nextToRead;
  private int wanted;
  private boolean closed;

  private OrderedPipeline(
      List<I> inputs,
      Reader<I, T> reader,
      ToIntFunction<T> weight,
      Predicate<? super RuntimeException> tolerated) {
    inputs.forEach(input -> lanes.add(new Lane<>(input)));
    this.reader = reader;
    this.weight = weight;
    this.tolerated = tolerated;
  }

  /** Reads one input. Runs on a thread of the pipeline. */
  @FunctionalInterface
  public interface Reader<I, T> {
    /** Hands everything found to {@code sink}, which may block; what it throws ends the reading. */
    void read(I input, Sink<T> sink);
  }

  /** Takes what was found. */
  @FunctionalInterface
  public interface Sink<T> {
    /** Takes one. */
    void accept(T item);
  }

  /**
   * Starts reading.
   *
   * @param threads how many inputs to read at a time, above 0; more than {@link #MOST_THREADS} are
   *     not used
   * @param weight how much memory an item takes, in any unit of about a row of a table
   * @param tolerated asked about what ended the reading of an input, when its turn comes, by the
   *     thread that takes the items; where true, it goes on with the next input
   */
  public static <I, T> OrderedPipeline<I, T> start(
      List<I> inputs,
      int threads,
      Reader<I, T> reader,
      ToIntFunction<T> weight,
      Predicate<? super RuntimeException> tolerated) {
    OrderedPipeline<I, T> pipeline = new OrderedPipeline<>(inputs, reader, weight, tolerated);
    for (int i = 0; i < Math.min(Math.min(threads, MOST_THREADS), inputs.size()); i++) {
      Thread.ofPlatform().name("reader-" + i).daemon().start(pipeline::readAll);
    }
    return pipeline;
  }

  /**
   * Returns what is found, in order. Throws what the reading threw and is not tolerated, when its
   * turn comes. To be used once, by one thread.
   */
  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private @Nullable T next;

      @Override
      public boolean hasNext() {
        if (next == null) {
          next = take();
        }
        return next != null;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        T item = Objects.requireNonNull(next);
        next = null;
        return item;
      }
    };
  }

  /** Stops the threads at their next item. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void readAll() {
    while (true) {
      Lane<I, T> lane = nextLane();
      if (lane == null) {
        return;
      }
      Throwable failure = null;
      try {
        reader.read(lane.input, item -> put(lane, item));
      } catch (ClosedPipelineException _) {
        return;
      } catch (RuntimeException | Error e) {
        failure = e;
      }
      finish(lane, failure);
    }
  }

  private @Nullable Lane<I, T> nextLane() {
    lock.lock();
    try {
      while (!closed && nextToRead < lanes.size() && nextToRead >= wanted + INPUTS_AHEAD) {
        changed.awaitUninterruptibly();
      }
      return closed || nextToRead == lanes.size() ? null : lanes.get(nextToRead++);
    } finally {
      lock.unlock();
    }
  }

  private void put(Lane<I, T> lane, T item) {
    int added = weight.applyAsInt(item);
    lock.lock();
    try {
      while (!closed && !lane.items.isEmpty() && lane.weight + added > WEIGHT_AHEAD) {
        changed.awaitUninterruptibly();
      }
      if (closed) {
        throw new ClosedPipelineException();
      }
      lane.items.addLast(item);
      lane.weight += added;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void finish(Lane<I, T> lane, @Nullable Throwable failure) {
    lock.lock();
    try {
      lane.failure = failure;
      lane.finished = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable T take() {
    lock.lock();
    try {
      while (wanted < lanes.size()) {
        Lane<I, T> lane = lanes.get(wanted);
        T item = lane.items.pollFirst();
        if (item != null) {
          lane.weight -= weight.applyAsInt(item);
          changed.signalAll();
          return item;
        }
        if (lane.finished) {
          settle(lane.failure);
          wanted++;
          changed.signalAll();
        } else {
          changed.awaitUninterruptibly();
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void settle(@Nullable Throwable failure) {
    switch (failure) {
      case null -> {}
      case RuntimeException e when tolerated.test(e) -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }

  /** One input and what was found in it and not yet taken. */
  private static final class Lane<I, T> {
    private final I input;
    private final Deque<T> items = new ArrayDeque<>();
    private long weight;
    private boolean finished;
    private @Nullable Throwable failure;

    Lane(I input) {
      this.input = input;
    }
  }

  /** Ends a reading whose results nobody wants any more. */
  private static final class ClosedPipelineException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
