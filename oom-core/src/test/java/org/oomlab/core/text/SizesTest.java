package org.oomlab.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1023, 1023 bytes",
    "1024, 1 KiB",
    "1536, 1.5 KiB",
    "536870912, 512 MiB",
    "1503238554, 1.4 GiB",
    "123456789, 118 MiB",
    "-4096, -4 KiB",
    "1073741823, 1024 MiB",
    "9223372036854775807, 8.0 EiB"
  })
  void ofBytes_isInTheLargestUnit(long bytes, String size) {
    assertThat(Sizes.ofBytes(bytes)).isEqualTo(size);
  }

  /** 256 pages of 4 KiB are 1 MiB; a page is 0.004 MiB, which must not look like none. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.1", "256, 1.0", "-384, -1.5", "28672, 112.0"})
  void mebibytes_showWhatIsNotNothing(long pages, String text) {
    assertThat(Sizes.mebibytes(pages, 4096)).isEqualTo(text);
  }

  @Test
  void ofPages_ofMorePagesThanBytesCanCount_doesNotOverflow() {
    assertThat(Sizes.ofPages(Long.MAX_VALUE, 65536)).isEqualTo("8.0 EiB");
    assertThat(Sizes.mebibytes(Long.MIN_VALUE + 1, 65536)).startsWith("-");
  }
}
