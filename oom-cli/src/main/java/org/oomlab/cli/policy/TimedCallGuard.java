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
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = threads.group(plugin).name("plugin").daemon().start(task);
    try {
      return task.get(budgetMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      thread.interrupt();
      throw new OverBudgetException(budgetMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a plugin was running", e);
    } catch (ExecutionException e) {
      throw rethrown(e);
    }
  }

  /** Throws what the plugin threw; returns for the compiler's sake only. */
  private static IllegalStateException rethrown(ExecutionException e) {
    switch (e.getCause()) {
      case RuntimeException thrown -> throw thrown;
      case Error thrown -> throw thrown;
      case null, default -> throw new IllegalStateException(e);
    }
  }
}
