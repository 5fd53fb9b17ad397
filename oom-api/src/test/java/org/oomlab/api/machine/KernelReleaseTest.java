package org.oomlab.api.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelReleaseTest {

  @ParameterizedTest
  @CsvSource({
    "6.12, 6, 12, 0",
    "6.12.117+deb12-cloud-amd64, 6, 12, 117",
    "2.6.32-642.11.1.el6.x86_64, 2, 6, 32",
    "5.15.0-rc4+, 5, 15, 0",
    "4.9-rc1, 4, 9, 0",
    "3.10.x, 3, 10, 0",
    "6.1., 6, 1, 0"
  })
  void parse_release_readsTheLeadingNumbers(String text, int major, int minor, int patch) {
    KernelRelease release = KernelRelease.parse(text);

    assertThat(release).isEqualTo(new KernelRelease(major, minor, patch, text));
    assertThat(release).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "6", "6.", ".1", "linux", "v6.1", " 6.1", "12345678901.1"})
  void parse_noTwoNumbers_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelRelease.parse(text))
        .withMessage(
            "'" + text + "' is not a kernel release; expected MAJOR.MINOR[.PATCH], say 6.12");
  }

  @Test
  void compareTo_releases_goesByNumbersAndNotByText() {
    assertThat(KernelRelease.parse("6.9")).isLessThan(KernelRelease.parse("6.10"));
    assertThat(KernelRelease.parse("2.6.9")).isLessThan(KernelRelease.parse("2.6.32"));
    assertThat(KernelRelease.parse("6.1.9-generic"))
        .isEqualByComparingTo(KernelRelease.parse("6.1.9"));
  }

  @ParameterizedTest
  @CsvSource({
    "6.12, 6, 12, true",
    "6.12.1, 6, 12, true",
    "6.11.99, 6, 12, false",
    "7.0, 6, 12, true",
    "5.19, 6, 0, false"
  })
  void isAtLeast_release_looksAtTwoNumbers(String text, int major, int minor, boolean expected) {
    assertThat(KernelRelease.parse(text).isAtLeast(major, minor)).isEqualTo(expected);
  }
}
