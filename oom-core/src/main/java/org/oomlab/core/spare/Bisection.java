package org.oomlab.core.spare;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * The value nearest to the current one at which a process lives, where no formula can be inverted:
 * scores of old releases, other policies, totals within bounds.
 *
 * <p>It rests on the way to the far end being of two parts, first dying and then living, which
 * holds where a score never grows with the change. Where a release's arithmetic wraps (2.6.39 to
 * 3.1, from 8.2 GiB on) what is found still has a neighbour at which the process dies, though there
 * may be a nearer one.
 */
final class Bisection {
  private Bisection() {}

  /**
   * Returns that value, which a formula has told already: it is tried, and so is the one a step
   * nearer. Where either goes against it, as where others die with the one chosen, it is sought.
   */
  static OptionalLong nearest(OptionalLong told, long current, long end, LongPredicate lives) {
    if (told.isPresent()) {
      long value = told.getAsLong();
      long step = Long.signum(end - current);
      boolean onTheWay = (value - current) * step > 0 && (end - value) * step >= 0;
      if (onTheWay && lives.test(value) && (value - step == current || !lives.test(value - step))) {
        return told;
      }
    }
    return nearest(current, end, lives);
  }

  /**
   * Returns that value; empty where the process dies at the far end.
   *
   * @param current where it dies
   * @param end the last value on the way, smaller or larger
   * @param lives whether it lives at a value; asked O(log |end - current|) times
   */
  static OptionalLong nearest(long current, long end, LongPredicate lives) {
    if (current == end || !lives.test(end)) {
      return OptionalLong.empty();
    }
    long dying = current;
    long living = end;
    while (Math.abs(living - dying) > 1) {
      long middle = dying + (living - dying) / 2;
      if (lives.test(middle)) {
        living = middle;
      } else {
        dying = middle;
      }
    }
    return OptionalLong.of(living);
  }
}
