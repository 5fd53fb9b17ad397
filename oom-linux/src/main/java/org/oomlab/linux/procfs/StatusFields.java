package org.oomlab.linux.procfs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Lines of the form {@code Label: value}, as {@code status} ({@code proc_pid_status()},
 * fs/proc/array.c, and {@code task_mem()}, fs/proc/task_mmu.c) and {@code meminfo} have them. A
 * name in them has its line feeds escaped, so that it cannot make a line of its own.
 */
final class StatusFields {
  private static final String KILOBYTES = "kB";
  private static final long BYTES_A_KILOBYTE = 1024;

  private final Map<String, String> values = new HashMap<>();

  private StatusFields() {}

  static StatusFields parse(String bytes) {
    StatusFields fields = new StatusFields();
    int from = 0;
    while (from < bytes.length()) {
      int end = bytes.indexOf('\n', from);
      end = end < 0 ? bytes.length() : end;
      int colon = bytes.indexOf(':', from);
      if (colon >= 0 && colon < end) {
        fields.values.putIfAbsent(
            bytes.substring(from, colon), bytes.substring(colon + 1, end).strip());
      }
      from = end + 1;
    }
    return fields;
  }

  boolean has(String label) {
    return values.containsKey(label);
  }

  /** Returns an amount of memory in bytes, empty where the release does not print it. */
  OptionalLong bytes(String label) {
    String value = values.getOrDefault(label, "");
    if (!value.endsWith(KILOBYTES)) {
      return OptionalLong.empty();
    }
    OptionalLong kilobytes =
        number(value.substring(0, value.length() - KILOBYTES.length()).strip(), 10);
    return kilobytes.isPresent() && kilobytes.getAsLong() <= Long.MAX_VALUE / BYTES_A_KILOBYTE
        ? OptionalLong.of(kilobytes.getAsLong() * BYTES_A_KILOBYTE)
        : OptionalLong.empty();
  }

  /** Returns the first of several decimal numbers. */
  OptionalLong first(String label) {
    return number(values.getOrDefault(label, "").split("\\s", 2)[0], 10);
  }

  /** Returns all words of a line, none where there is no such line. */
  List<String> words(String label) {
    String value = values.getOrDefault(label, "");
    return value.isEmpty() ? List.of() : List.of(value.split("\\s+", -1));
  }

  /** Returns a hexadecimal number as a set of bits, none where it is not printed. */
  long bits(String label) {
    try {
      return Long.parseUnsignedLong(values.getOrDefault(label, ""), 16);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  static OptionalLong number(String text, int radix) {
    try {
      long number = Long.parseLong(text, radix);
      return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
