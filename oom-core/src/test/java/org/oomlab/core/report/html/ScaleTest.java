package org.oomlab.core.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
  /** Whatever is above nothing shows, and the largest numbers do not overflow. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0",
    "-4, 10, 0",
    "5, 0, 0",
    "1, 1000000, 1",
    "5, 10, 500",
    "12, 10, 1000",
    "9223372036854775807, 9223372036854775807, 1000",
    "4611686018427387903, 9223372036854775807, 500"
  })
  void length_ofAValue_isItsShare(long value, long most, long length) {
    assertThat(Scale.of(value, most)).isEqualTo(length);
  }
}
