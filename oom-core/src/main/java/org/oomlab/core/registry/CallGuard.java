package org.oomlab.core.registry;

import java.util.function.Supplier;

/**
 * Runs code of a plugin, which may never return. The core has no threads, so a time budget is the
 * caller's to bring.
 */
public interface CallGuard {
  /** Runs everything in the calling thread, for as long as it takes. */
  CallGuard UNLIMITED =
      new CallGuard() {
        @Override
        public <T> T call(String plugin, Supplier<T> work) {
          return work.get();
        }
      };

  /**
   * Returns what {@code work} returns and throws what it throws.
   *
   * @param plugin whose code it is, with its jar, for a person
   * @throws OverBudgetException when it has not returned within the time budget; it may still be
   *     running
   */
  <T> T call(String plugin, Supplier<T> work) throws OverBudgetException;

  /** A plugin did not return in time. */
  final class OverBudgetException extends Exception {
    private static final long serialVersionUID = 1;

    /** Creates one for a budget in milliseconds. */
    public OverBudgetException(long budgetMillis) {
      super("did not return within " + budgetMillis + " ms");
    }
  }
}
