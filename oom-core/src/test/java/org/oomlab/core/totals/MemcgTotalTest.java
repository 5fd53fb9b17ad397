package org.oomlab.core.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.select.MemcgTotalRule;

/** Vectors T21 and T23: 262144 pages of memory on a machine with 524288 pages of swap. */
class MemcgTotalTest {
  private static final int PAGE_BYTES = 4096;
  private static final long LIMIT = 262_144;
  private static final long MACHINE_SWAP = 524_288;
  private static final long UNLIMITED = MemcgLimits.UNLIMITED;

  /**
   * T21 on v2 with 131072 pages of swap.max, 262144 + 131072; before 4.5 nothing asks for that
   * limit, and before 3.8 nothing for swappiness. The bytes of 2.6.36 make 128 pages of the swap.
   */
  @ParameterizedTest
  @CsvSource({
    "2.6.36, true, 262272",
    "2.6.36, false, 262272",
    "2.6.37, true, 262272",
    "2.6.38, true, 786432",
    "3.6, false, 786432",
    "3.8, true, 786432",
    "3.8, false, 262144",
    "4.4, true, 786432",
    "4.4, false, 262144",
    "4.5, true, 393216",
    "4.5, false, 262144",
    "6.18, true, 393216",
    "6.18, false, 262144"
  })
  void pages_onV2_areT21(String release, boolean swappiness, long pages) {
    MemcgLimits limits = new MemcgLimits(LIMIT, 131_072, UNLIMITED);

    assertThat(pages(release, limits, swappiness)).isEqualTo(pages);
  }

  /** T21 on v1: memory and swap together at most 393216, or without a limit. */
  @ParameterizedTest
  @CsvSource({
    "2.6.36, true, 262272, 262272",
    "2.6.39, true, 393216, 786432",
    "3.6, false, 393216, 786432",
    "3.8, true, 393216, 786432",
    "3.8, false, 262144, 262144",
    "4.5, true, 393216, 786432",
    "5.9, true, 393216, 786432",
    "5.10, true, 393216, 786432",
    "6.18, false, 262144, 262144"
  })
  void pages_onV1_areT21(String release, boolean swappiness, long limited, long unlimited) {
    assertThat(pages(release, new MemcgLimits(LIMIT, UNLIMITED, 393_216), swappiness))
        .isEqualTo(limited);
    assertThat(pages(release, new MemcgLimits(LIMIT, UNLIMITED, UNLIMITED), swappiness))
        .isEqualTo(unlimited);
  }

  /** Memory and swap may be limited to less than the 128 pages that 2.6.36 makes of the swap. */
  @ParameterizedTest
  @CsvSource({"262144, 262144", "262200, 262200", "262272, 262272", "262273, 262272"})
  void pages_ofBytesAndPages_areAtMostMemoryAndSwap(long memswPages, long pages) {
    assertThat(pages("2.6.36", new MemcgLimits(LIMIT, UNLIMITED, memswPages), true))
        .isEqualTo(pages);
  }

  /** T23, and where only swap is left. */
  @Test
  void pages_ofNoMemory_areAtLeastOne() {
    for (String release : new String[] {"2.6.36", "2.6.39", "3.8", "4.5", "6.18"}) {
      assertThat(pages(release, new MemcgLimits(0, 0, 0), true)).isEqualTo(1);
    }
    assertThat(pages("6.18", new MemcgLimits(0, 7, UNLIMITED), true)).isEqualTo(7);
    assertThat(pages("2.6.36", new MemcgLimits(0, UNLIMITED, UNLIMITED), true)).isEqualTo(128);
  }

  @ParameterizedTest
  @EnumSource(MemcgTotalRule.class)
  void pages_withoutAnyLimit_doNotOverflow(MemcgTotalRule rule) {
    assertThat(MemcgTotal.pages(rule, MemcgLimits.NONE, UNLIMITED, true, PAGE_BYTES))
        .isEqualTo(UNLIMITED);
  }

  @Test
  void pages_ofLargerPages_countTheirBytes() {
    MemcgLimits limits = new MemcgLimits(LIMIT, UNLIMITED, UNLIMITED);

    assertThat(MemcgTotal.pages(MemcgTotalRule.BYTES_AND_PAGES, limits, MACHINE_SWAP, true, 65_536))
        .isEqualTo(LIMIT + 8);
  }

  private static long pages(String release, MemcgLimits limits, boolean swappiness) {
    return MemcgTotal.pages(
        rules(release).totals().memcg(), limits, MACHINE_SWAP, swappiness, PAGE_BYTES);
  }
}
