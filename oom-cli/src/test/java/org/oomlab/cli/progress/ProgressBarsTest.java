package org.oomlab.cli.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oomlab.cli.host.Host;

class ProgressBarsTest {
  private static final int MORE_THAN_A_SECOND_MILLIS = 1100;

  @Test
  void bar_onATerminal_isDrawnAfterASecondInItsUnit() throws InterruptedException {
    String drawn = drawn(true, MORE_THAN_A_SECOND_MILLIS);

    assertThat(drawn).contains("simulating", "1/3 runs");
  }

  @Test
  void bar_ofAShortWork_isNeverDrawn() throws InterruptedException {
    assertThat(drawn(true, 0)).isEmpty();
  }

  @Test
  void bar_intoAPipe_isNeverDrawn() throws InterruptedException {
    assertThat(drawn(false, MORE_THAN_A_SECOND_MILLIS)).isEmpty();
  }

  /** Does half of the first run, waits, and does the other half. */
  private static String drawn(boolean terminal, int millis) throws InterruptedException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Host host =
        new Host(
            Map.of("COLUMNS", "80"),
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            err,
            terminal,
            terminal);
    try (Progress progress = new ProgressBars(host).start("simulating", Progress.Unit.RUNS, 300)) {
      progress.advance(50);
      Thread.sleep(millis);
      progress.advance(50);
    }
    return err.toString(UTF_8);
  }
}
