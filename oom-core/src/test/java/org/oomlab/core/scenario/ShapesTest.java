package org.oomlab.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
  /** A day of 24 s from 100 to 900: a quarter of the day is half way up. */
  @ParameterizedTest
  @CsvSource({"0, 100", "3000, 200", "6000, 500", "9000, 800", "12000, 900", "18000, 500"})
  void wave_overItsPeriod_swingsFromLowToHighAndBack(long elapsedMillis, long expectedBytes) {
    Behaviour.Wave wave = new Behaviour.Wave(PageKind.ANON, 100, 900, 24_000, 0, 0);

    assertThat(wave.sizeBytes(elapsedMillis)).isEqualTo(expectedBytes);
    assertThat(wave.sizeBytes(elapsedMillis + 48_000)).isEqualTo(expectedBytes);
  }

  @Test
  void wave_withPhase_startsInTheMiddle() {
    Behaviour.Wave wave = new Behaviour.Wave(PageKind.ANON, 100, 900, 24_000, 12_000, 0);

    assertThat(wave.sizeBytes(0)).isEqualTo(900);
  }

  @Test
  void wave_ofTheLargestNumbers_staysBetweenItsEnds() {
    long low = 1;
    long high = Limits.MAX_BYTES;
    Behaviour.Wave wave =
        new Behaviour.Wave(PageKind.ANON, low, high, Limits.MAX_MILLIS, Limits.MAX_MILLIS, 0);

    for (long millis = 0; millis <= Limits.MAX_MILLIS; millis += Limits.MAX_MILLIS / 1000) {
      assertThat(wave.sizeBytes(millis)).isBetween(low, high);
    }
  }

  /** From 1000 down to 400 between the 2nd and the 8th second. */
  @ParameterizedTest
  @CsvSource({"0, 1000", "2000, 1000", "5000, 700", "8000, 400", "9000, 400"})
  void ramp_overTime_changesEvenlyAndStays(long elapsedMillis, long expectedBytes) {
    Behaviour.Ramp ramp = new Behaviour.Ramp(PageKind.ANON, 1000, 400, 2000, 6000, 0);

    assertThat(ramp.sizeBytes(elapsedMillis)).isEqualTo(expectedBytes);
  }

  /** 10 s doubled each time, 300 s at most: a container runtime's back-off. */
  @ParameterizedTest
  @CsvSource({"0, 10000", "1, 20000", "4, 160000", "5, 300000", "1000000, 300000"})
  void restart_again_waitsLonger(int restartsBefore, long expectedMillis) {
    RestartPolicy.Restart restart = new RestartPolicy.Restart(10_000, 2000, 300_000, 0, 0);

    assertThat(restart.delayMillis(restartsBefore)).isEqualTo(expectedMillis);
  }

  @Test
  void restart_withoutGrowth_waitsTheSame() {
    assertThat(new RestartPolicy.Restart(100, 1000, 100, 5, 10_000).delayMillis(1_000_000_000))
        .isEqualTo(100);
    assertThat(new RestartPolicy.Restart(0, 2000, 100, 5, 10_000).delayMillis(1_000_000_000))
        .isZero();
  }
}
