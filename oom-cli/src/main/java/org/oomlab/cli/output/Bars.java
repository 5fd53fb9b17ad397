package org.oomlab.cli.output;

/** Bars of a chart, in characters that every UTF-8 console has. */
public final class Bars {
  private static final String FULL = "█";
  private static final String HALF = "▌";

  private Bars() {}

  /**
   * Returns a bar.
   *
   * @param value what it stands for; no bar for 0 or less
   * @param most what a whole bar stands for
   * @param cells length of a whole bar
   */
  public static String of(long value, long most, int cells) {
    if (value <= 0 || most <= 0 || cells <= 0) {
      return "";
    }
    long halves = Math.clamp(halves(value, most, cells), 1, 2L * cells);
    return FULL.repeat((int) (halves / 2)) + (halves % 2 == 1 ? HALF : "");
  }

  private static long halves(long value, long most, int cells) {
    long steps = 2L * cells;
    return most > Long.MAX_VALUE / steps / 2
        ? value / (most / steps)
        : (Math.min(value, most) * steps + most / 2) / most;
  }
}
