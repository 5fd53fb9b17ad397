package org.oomlab.api.pressure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What {@code /proc/meminfo} shows, in its own unit.
 *
 * @param kibByField KiB of each line shown, 0 to {@value #MOST_KIB}; a line that is absent is not
 *     shown by the release, which is not zero
 */
public record MemInfo(Map<MemInfoField, Long> kibByField) {
  /** What 64 bits of address can hold. */
  public static final long MOST_KIB = 1L << 54;

  public MemInfo {
    EnumMap<MemInfoField, Long> copy = new EnumMap<>(MemInfoField.class);
    copy.putAll(kibByField);
    copy.forEach(
        (field, kib) -> {
          if (kib < 0 || kib > MOST_KIB) {
            throw new IllegalArgumentException(
                field.kernelName() + " " + kib + " is not within 0.." + MOST_KIB);
          }
        });
    kibByField = Collections.unmodifiableMap(copy);
  }

  /** Returns one line in KiB, empty where it is not shown. */
  public OptionalLong kib(MemInfoField field) {
    Long kib = kibByField.get(field);
    return kib == null ? OptionalLong.empty() : OptionalLong.of(kib);
  }
}
