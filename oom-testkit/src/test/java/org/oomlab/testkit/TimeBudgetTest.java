package org.oomlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.testkit.mutant.Mutants;

/** A clock that counts the work a policy says it has done: 1 ns for each comparison. */
class TimeBudgetTest {
  private static final Duration BUDGET = Duration.ofSeconds(1);

  @Test
  void exceeded_everyProcessOnce_isNot() {
    assertThat(exceeded(tasks -> tasks)).isEmpty();
  }

  /** 25000 * 25000 ns = 0.625 s, 50000 * 50000 ns = 2.5 s. */
  @Test
  void exceeded_everyProcessWithEveryOther_isFoundOnTheWay() {
    assertThat(exceeded(tasks -> tasks * tasks).map(Violation::detail))
        .hasValue("for 50000 processes, of which it ranks 50000, it takes 2500 ms, more than 1000");
  }

  private static Optional<Violation> exceeded(LongUnaryOperator nanosForTasks) {
    AtomicLong clock = new AtomicLong();
    VictimPolicy policy =
        request -> {
          clock.addAndGet(nanosForTasks.applyAsLong(request.tasks().size()));
          return Mutants.correct().select(request);
        };
    return TimeBudget.exceeded(policy, clock::get, BUDGET);
  }
}
