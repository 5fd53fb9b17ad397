package org.oomlab.core.badness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole roots at their edges. */
class RootsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "2, 1",
    "3, 1",
    "4, 2",
    "8, 2",
    "9, 3",
    "439, 20",
    "1000000, 1000",
    "999999, 999",
    "9223372036854775807, 3037000499"
  })
  void roots_areTruncated(long value, long root) {
    assertThat(Roots.square(value)).isEqualTo(root);
  }
}
