package org.oomlab.cli.policy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.oomlab.core.registry.CallGuard;

/**
 * Runs plugin code in a thread of its own and stops waiting when its time is over. Java cannot stop
 * a thread that does not want to, so one that loops is left behind; being a daemon it does not keep
 * the program alive.
 */
public final class TimedCallGuard implements CallGuard {
  private final long budgetMillis;
  private final PluginThreads threads;

  /**
   * Creates one with that much time for each call.
   *
   * @param lastWords says on standard error which plugin ended the program
   */
  public TimedCallGuard(long budgetMillis, Consumer<String> lastWords) {
    if (budgetMillis <= 0) {
      throw new IllegalArgumentException("time budget " + budgetMillis + " ms is not above 0");
    }
    this.budgetMillis = budgetMillis;
    threads = new PluginThreads(lastWords);
  }

  @Override
  public <T> T call(String plugin, Supplier<T> work) throws OverBudgetException {
    FutureTask<Supplier<T>> task = new FutureTask<>(() -> settled(work));
    Thread thread = threads.group(plugin).name("plugin").daemon().start(task);
    try {
      return task.get(budgetMillis, TimeUnit.MILLISECONDS).get();
    } catch (TimeoutException _) {
      thread.interrupt();
      throw new OverBudgetException(budgetMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a plugin was running", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a plugin's call was not settled", e);
    }
  }

  /**
   * Runs the work and returns what gives its result, or throws what it threw. The exception of a
   * failed task would ask for that one's message, which is the plugin's code, in our thread.
   */
  private static <T> Supplier<T> settled(Supplier<T> work) {
    try {
      T result = work.get();
      return () -> result;
    } catch (Throwable thrown) {
      return () -> {
        throw rethrown(thrown);
      };
    }
  }

  /** Throws what the plugin threw; returns for the compiler's sake only. */
  private static IllegalStateException rethrown(Throwable thrown) {
    switch (thrown) {
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default -> throw new IllegalStateException("threw " + thrown.getClass().getName(), thrown);
    }
  }
}
