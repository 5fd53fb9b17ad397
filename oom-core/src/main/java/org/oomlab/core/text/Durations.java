package org.oomlab.core.text;

import java.util.List;

/** Lengths of time for people. */
public final class Durations {
  private record Unit(String name, long millis) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("d", 86_400_000),
          new Unit("h", 3_600_000),
          new Unit("min", 60_000),
          new Unit("s", 1000),
          new Unit("ms", 1));
  private static final long SECOND = 1000;
  private static final long FEW_SECONDS = 10_000;

  private Durations() {}

  /**
   * Returns a time in its two largest units, cut off: {@code 3 min 15 s}, {@code 20 h}, {@code 4.2
   * s}, {@code 430 ms}, {@code 0 s}.
   */
  public static String ofMillis(long millis) {
    if (millis == 0) {
      return "0 s";
    }
    if (millis >= SECOND && millis < FEW_SECONDS) {
      return millis / SECOND + "." + millis % SECOND / 100 + " s";
    }
    for (int i = 0; i < UNITS.size(); i++) {
      Unit unit = UNITS.get(i);
      if (millis >= unit.millis) {
        String large = millis / unit.millis + " " + unit.name;
        if (unit.millis <= SECOND) {
          return large;
        }
        Unit next = UNITS.get(i + 1);
        long rest = millis % unit.millis / next.millis;
        return rest == 0 ? large : large + " " + rest + " " + next.name;
      }
    }
    throw new IllegalArgumentException("time " + millis + " is negative");
  }
}
