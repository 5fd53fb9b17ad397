package org.oomlab.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OrderedPipelineTest {
  private static final int INPUTS = 100;

  /** Input n yields n items; whoever reads many at once still gets them in order. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void iterate_givesItemsInTheOrderOfInputs(int threads) {
    List<Integer> inputs = IntStream.range(0, INPUTS).boxed().toList();
    List<String> expected = new ArrayList<>();
    inputs.forEach(n -> IntStream.range(0, n).forEach(i -> expected.add(n + "." + i)));

    List<String> items = new ArrayList<>();
    try (var pipeline =
        OrderedPipeline.<Integer, String>start(
            inputs,
            threads,
            (n, sink) -> IntStream.range(0, n).forEach(i -> sink.accept(n + "." + i)),
            item -> 100,
            failure -> false)) {
      pipeline.forEach(items::add);
    }

    assertThat(items).isEqualTo(expected);
  }

  /** Nobody takes anything: readers stop after a bounded number of items and inputs. */
  @Test
  void read_aheadOfASlowConsumer_isBounded() throws InterruptedException {
    AtomicInteger made = new AtomicInteger();
    List<Integer> inputs = IntStream.range(0, INPUTS).boxed().toList();
    try (var pipeline =
        OrderedPipeline.<Integer, Integer>start(
            inputs,
            4,
            (n, sink) -> {
              for (int i = 0; i < 1000; i++) {
                sink.accept(made.incrementAndGet());
              }
            },
            item -> 1000,
            failure -> false)) {
      Thread.sleep(Duration.ofMillis(300));
      assertThat(made.get()).isBetween(1, 4 * 10);
      assertThat(pipeline.iterator().hasNext()).isTrue();
    }
  }

  @Test
  void failure_comesAfterWhatWasReadBefore() {
    List<Integer> items = new ArrayList<>();
    try (var pipeline =
        OrderedPipeline.<Integer, Integer>start(
            List.of(1, 2, 3),
            3,
            (n, sink) -> {
              sink.accept(n);
              if (n == 2) {
                throw new IllegalStateException("input 2");
              }
            },
            item -> 1,
            failure -> false)) {
      assertThatThrownBy(() -> pipeline.forEach(items::add))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("input 2");
    }
    assertThat(items).containsExactly(1, 2);
  }

  @Test
  void failure_tolerated_isToldInItsTurnAndTheOthersAreRead() {
    List<String> seen = new ArrayList<>();
    try (var pipeline =
        OrderedPipeline.<Integer, Integer>start(
            List.of(1, 2, 3),
            3,
            (n, sink) -> {
              sink.accept(n);
              if (n == 2) {
                throw new IllegalStateException("input 2");
              }
            },
            item -> 1,
            failure -> seen.add(failure.getMessage()))) {
      pipeline.forEach(item -> seen.add(item.toString()));
    }
    assertThat(seen).containsExactly("1", "2", "input 2", "3");
  }

  @Test
  void threads_inAbsurdNumber_areNotAllStarted() {
    AtomicInteger most = new AtomicInteger();
    AtomicInteger now = new AtomicInteger();
    List<Integer> inputs = IntStream.range(0, INPUTS).boxed().toList();
    try (var pipeline =
        OrderedPipeline.<Integer, Integer>start(
            inputs,
            Integer.MAX_VALUE,
            (n, sink) -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              sink.accept(n);
              now.decrementAndGet();
            },
            item -> 1,
            failure -> false)) {
      assertThat(pipeline).hasSize(INPUTS);
    }
    assertThat(most.get()).isBetween(1, OrderedPipeline.MOST_THREADS);
  }
}
