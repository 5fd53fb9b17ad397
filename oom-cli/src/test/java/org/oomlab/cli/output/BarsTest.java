package org.oomlab.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarsTest {
  /** A cell has two halves; whatever is above nothing shows, and only the most fills all. */
  @ParameterizedTest
  @CsvSource({"0, 100, ''", "-5, 100, ''", "1, 100, ▌", "50, 100, ██", "100, 100, ████"})
  void bar_isProportional(long value, long most, String bar) {
    assertThat(Bars.of(value, most, 4)).isEqualTo(bar);
  }

  @Test
  void bar_ofLargestNumbers_doesNotOverflow() {
    assertThat(Bars.of(Long.MAX_VALUE, Long.MAX_VALUE, 4)).isEqualTo("████");
    assertThat(Bars.of(Long.MAX_VALUE / 2, Long.MAX_VALUE, 4)).startsWith("█").hasSize(2);
  }
}
