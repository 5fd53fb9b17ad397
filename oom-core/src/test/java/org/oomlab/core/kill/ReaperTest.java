package org.oomlab.core.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.machine.KernelRelease;

/** When a stuck victim's memory goes, and which: vector T41. */
class ReaperTest {

  @ParameterizedTest
  @CsvSource({"2.6.39, -1", "4.5, -1", "4.6, 0", "5.17, 0", "5.18, 2", "6.1, 2", "6.18, 2"})
  void delay_ofARelease_isT41(String release, long seconds) {
    assertThat(Reaper.delay(KernelRelease.parse(release)).map(Duration::toSeconds).orElse(-1L))
        .isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"5.17, false", "5.18, false", "5.19, true", "6.1, true"})
  void lockedPages_ofARelease_areT41(String release, boolean taken) {
    assertThat(Reaper.takesLocked(KernelRelease.parse(release))).isEqualTo(taken);
  }
}
