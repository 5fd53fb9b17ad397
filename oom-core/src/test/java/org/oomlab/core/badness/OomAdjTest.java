package org.oomlab.core.badness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The older knob beside the newer: vectors T16 and T17. */
class OomAdjTest {

  @ParameterizedTest
  @CsvSource({
    "-17, -1000",
    "-16, -941",
    "-1, -58",
    "0, 0",
    "1, 58",
    "8, 470",
    "14, 823",
    "15, 1000"
  })
  void oomAdj_written_isT16(int oomAdj, int oomScoreAdj) {
    assertThat(OomAdj.toScoreAdj(oomAdj)).isEqualTo(oomScoreAdj);
  }

  @ParameterizedTest
  @CsvSource({
    "-1000, -17",
    "-999, -16",
    "-500, -8",
    "0, 0",
    "100, 1",
    "500, 8",
    "941, 15",
    "999, 15",
    "1000, 15"
  })
  void oomAdj_read_isT17(int oomScoreAdj, int oomAdj) {
    assertThat(OomAdj.ofScoreAdj(oomScoreAdj)).isEqualTo(oomAdj);
  }
}
