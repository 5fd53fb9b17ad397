package org.oomlab.core.report.html;

/** Lengths of bars, in thousandths of the longest. */
final class Scale {
  static final long WHOLE = 1000;

  private Scale() {}

  /** Returns the length of a bar; whatever is above nothing shows. */
  static long of(long value, long most) {
    if (value <= 0 || most <= 0) {
      return 0;
    }
    long part =
        most > Long.MAX_VALUE / WHOLE
            ? value / (most / WHOLE)
            : Math.min(value, most) * WHOLE / most;
    return Math.clamp(part, 1, WHOLE);
  }
}
