package org.oomlab.linux.kmsg;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Named numbers of a line, under the names the kernel prints, in the order found. The unit is the
 * one printed and is said where the quantities are held.
 *
 * @param byName the numbers; a name that is absent was not printed
 */
public record Quantities(Map<String, Long> byName) {
  /** No number at all. */
  public static final Quantities NONE = new Quantities(Map.of());

  public Quantities {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** Returns a number, empty where it was not printed. */
  public OptionalLong get(String name) {
    Long value = byName.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Returns a number, {@code otherwise} where it was not printed. */
  public long getOr(String name, long otherwise) {
    return byName.getOrDefault(name, otherwise);
  }

  /** Returns whether a number was printed. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** Returns whether nothing was printed. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }
}
