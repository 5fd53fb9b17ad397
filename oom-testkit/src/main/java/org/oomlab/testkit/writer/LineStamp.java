package org.oomlab.testkit.writer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * When a message was printed, and by whom. The clock is invented: it starts at a fixed moment and
 * moves on a little with every message, so that the same report has the same bytes.
 *
 * @param sequence number of the message, from 0
 * @param callerPid the thread that printed it
 */
record LineStamp(long sequence, int callerPid) {
  private static final Instant BOOT = Instant.parse("2026-01-02T03:04:05Z");
  private static final long FIRST_MICROS = 121_047_148L;
  private static final long STEP_MICROS = 17;

  long micros() {
    return FIRST_MICROS + sequence * STEP_MICROS;
  }

  /** Returns seconds since boot as the kernel prints them, {@code [ 121.047148]}. */
  String sinceBoot() {
    return String.format(Locale.ROOT, "[%5d.%06d]", micros() / 1_000_000, micros() % 1_000_000);
  }

  ZonedDateTime wallTime() {
    return BOOT.plus(micros(), ChronoUnit.MICROS).atZone(ZoneOffset.UTC);
  }
}
