package org.oomlab.cli.policy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.oomlab.core.registry.CallGuard;

/**
 * Runs plugin code in a thread of its own and stops waiting when its time is over. Java cannot stop
 * a thread that does not want to, so one that loops is left behind; being a daemon it does not keep
 * the program alive.
 */
public final class TimedCallGuard implements CallGuard {
  private final long budgetMillis;

  /** Creates one with that much time for each call. */
  public TimedCallGuard(long budgetMillis) {
    if (budgetMillis <= 0) {
      throw new IllegalArgumentException("time budget " + budgetMillis + " ms is not above 0");
    }
    this.budgetMillis = budgetMillis;
  }

  @Override
  public <T> T call(Supplier<T> work) throws OverBudgetException {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = Thread.ofPlatform().name("plugin").daemon().start(task);
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
