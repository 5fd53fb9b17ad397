package org.oomlab.api.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.MemcgPath;

class IncidentRecordsTest {

  static List<ThrowingCallable> impossible() {
    return List.of(
        () -> new PageBounds(-1, 0),
        () -> new PageBounds(2, 1),
        () -> new Origin("x", 0, ""),
        () -> new KernelEvidence("", KernelRelease.of(6, 2), KernelRelease.of(6, 1), "layout"),
        () -> outcome(Outcome.KILLED, 0, List.of()),
        () -> outcome(Outcome.KILLED, 7, List.of()),
        () -> outcome(Outcome.KILLED, 7, List.of(8, 7)));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void constructor_impossibleValue_isRefused(ThrowingCallable constructor) {
    assertThatIllegalArgumentException().isThrownBy(constructor);
  }

  @Test
  void isExact_bounds_onlyWhenBothMeet() {
    assertThat(PageBounds.exactly(5).isExact()).isTrue();
    assertThat(PageBounds.atLeast(5).isExact()).isFalse();
    assertThat(PageBounds.exactly(Long.MAX_VALUE))
        .isEqualTo(PageBounds.exactly(PageBounds.UNBOUNDED));
  }

  @Test
  void atMost_limit_capsBothEnds() {
    assertThat(new PageBounds(2, 9).atMost(5)).isEqualTo(new PageBounds(2, 5));
    assertThat(new PageBounds(2, 9).atMost(1)).isEqualTo(PageBounds.exactly(1));
    assertThat(PageBounds.atLeast(3).atMost(7)).isEqualTo(new PageBounds(3, 7));
  }

  @Property(tries = 200)
  void plus_numbersWithinBounds_sumIsWithin(
      @ForAll @LongRange(max = 1L << 50) long left, @ForAll @LongRange(max = 1L << 50) long right) {
    PageBounds sum = new PageBounds(left / 2, left).plus(new PageBounds(right / 2, right));

    assertThat(sum.minPages()).isLessThanOrEqualTo(left / 2 + right / 2);
    assertThat(sum.maxPages()).isEqualTo(left + right);
  }

  @Test
  void plus_unknown_neverOverflows() {
    PageBounds sum = PageBounds.UNKNOWN.plus(PageBounds.UNKNOWN).plus(PageBounds.UNKNOWN);

    assertThat(sum).isEqualTo(PageBounds.UNKNOWN);
  }

  private static ActualOutcome outcome(Outcome outcome, int victim, List<Integer> killed) {
    return new ActualOutcome(outcome, victim, "x", MemcgPath.UNKNOWN, killed, victim);
  }
}
