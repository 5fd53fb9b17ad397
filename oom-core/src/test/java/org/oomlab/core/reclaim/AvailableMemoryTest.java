package org.oomlab.core.reclaim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailableMemoryTest {

  @ParameterizedTest
  @CsvSource({
    // free, reserve, low, file, reclaimable, available
    "1000,    0,   0,    0,   0, 1000",
    "1000,  300,   0,    0,   0,  700",
    " 100,  300,   0,    0,   0,    0",
    // of the cache the low watermark stays, or half of it where that is less
    "1000,  300, 200, 1000,   0, 1500",
    "1000,  300, 200,  300,   0,  850",
    "1000,  300, 200,    0, 301,  851",
    // what is lacking to the reserve is taken off the rest
    " 100,  300, 200, 1000,   0,  600",
  })
  void pages_counters_areTheKernelsEstimate(
      long free, long reserve, long low, long file, long reclaimable, long available) {
    assertThat(AvailableMemory.pages(free, reserve, low, file, reclaimable)).isEqualTo(available);
  }
}
