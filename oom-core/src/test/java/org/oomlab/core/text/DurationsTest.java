package org.oomlab.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "1, 1 ms",
    "999, 999 ms",
    "4250, 4.2 s",
    "9999, 9.9 s",
    "10000, 10 s",
    "59999, 59 s",
    "60000, 1 min",
    "195000, 3 min 15 s",
    "72000000, 20 h",
    "73860000, 20 h 31 min",
    "90000000, 1 d 1 h"
  })
  void time_anyLength_showsTwoUnits(long millis, String expected) {
    assertThat(Durations.ofMillis(millis)).isEqualTo(expected);
  }

  @Test
  void time_negative_isRefused() {
    assertThatThrownBy(() -> Durations.ofMillis(-1)).hasMessage("time -1 is negative");
  }
}
