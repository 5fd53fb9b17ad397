package org.oomlab.cli.option;

import java.util.List;
import java.util.Locale;
import org.oomlab.cli.host.BadInputException;

/** Reads amounts of memory as people write them: {@code 0}, {@code 4G}, {@code 98300kB}. */
public final class ByteSize {
  private static final List<String> UNITS = List.of("", "k", "m", "g", "t", "p");
  private static final int BITS_A_UNIT = 10;

  private ByteSize() {}

  /**
   * Returns the bytes.
   *
   * @param option name of the option, for the message
   * @param text digits, then nothing for bytes or one of K, M, G, T, P, always in steps of 1024,
   *     with or without {@code B} or {@code iB}
   */
  public static long parse(String option, String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < lower.length() && lower.charAt(end) >= '0' && lower.charAt(end) <= '9') {
      end++;
    }
    String unit = lower.substring(end).strip();
    unit = unit.endsWith("ib") ? unit.substring(0, unit.length() - 2) : unit;
    unit = unit.endsWith("b") ? unit.substring(0, unit.length() - 1) : unit;
    int power = UNITS.indexOf(unit);
    try {
      long number = Long.parseLong(lower.substring(0, end));
      long bytes = number << (Math.max(power, 0) * BITS_A_UNIT);
      if (power >= 0 && bytes >> (power * BITS_A_UNIT) == number) {
        return bytes;
      }
    } catch (NumberFormatException _) {
      // The message below is for it as well.
    }
    throw new BadInputException(
        option + ": '" + text + "' is not an amount of memory; expected, say, 0, 512M or 4G");
  }
}
