package org.oomlab.core.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RssLagTest {
  /** 60 events with 70 pages; a fault of 16 pages is the 61st, and the 66th passes all on. */
  @Test
  void threads_mapAtOnce_isOneEvent() {
    RssLag lag = RssLag.ofThreads(60, 70);

    lag.mapAtOnce(16, false);
    assertThat(lag.uncountedPages()).isEqualTo(86);

    lag.grow(4);
    assertThat(lag.uncountedPages()).isEqualTo(90);

    lag.grow(1);
    assertThat(lag.uncountedPages()).isZero();
  }

  /** A CPU passes on a kind of pages, whole, once there are 32 of that kind. */
  @Test
  void cpu_mapAtOnce_countsPagesOfItsKind() {
    RssLag lag = RssLag.ofCpu(20, 5);

    lag.mapAtOnce(16, false);
    assertThat(lag.uncountedPages()).isEqualTo(20 + 21);

    lag.mapAtOnce(16, false);
    assertThat(lag.uncountedPages()).isEqualTo(20);

    lag.mapAtOnce(16, true);
    assertThat(lag.uncountedPages()).isZero();
  }
}
