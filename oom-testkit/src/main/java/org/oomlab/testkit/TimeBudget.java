package org.oomlab.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;

/**
 * A policy must answer and explain on a machine of {@value #TASKS} processes within a budget. The
 * machine grows up to that by doubling, so that a policy which is too slow is found out before it
 * takes an age. The clock is the caller's: the time a thread has used is better than the time of
 * day, which also counts what others do.
 */
public final class TimeBudget {
  /** The processes of the largest machine. */
  public static final int TASKS = 100_000;

  private static final String NAME = "keeps-its-time";
  private static final int SMALLEST_TASKS = TASKS / 32;

  private TimeBudget() {}

  /** Returns why it matters, one sentence. */
  public static String why() {
    return "while a policy compares every process with every other, the machine hangs";
  }

  /**
   * Returns how a policy exceeds its budget, empty where it does not.
   *
   * @param nanoClock nanoseconds since any fixed moment
   * @param budget for one verdict with its ranking
   */
  public static Optional<Violation> exceeded(
      VictimPolicy policy, LongSupplier nanoClock, Duration budget) {
    for (int tasks = SMALLEST_TASKS; tasks <= TASKS; tasks *= 2) {
      for (SelectionRequest request : LargeMachines.of(tasks)) {
        long begin = nanoClock.getAsLong();
        int ranked = policy.select(request).explanation().ranking().size();
        long nanos = nanoClock.getAsLong() - begin;
        if (nanos > budget.toNanos()) {
          return Optional.of(
              new Violation(
                  NAME,
                  "for "
                      + tasks
                      + " processes, of which it ranks "
                      + ranked
                      + ", it takes "
                      + Duration.ofNanos(nanos).toMillis()
                      + " ms, more than "
                      + budget.toMillis()));
        }
      }
    }
    return Optional.empty();
  }
}
