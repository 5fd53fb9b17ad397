package org.oomlab.testkit.writer;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.oomlab.api.machine.KernelRelease;

/** What held from which release on. Immutable. */
final class EraTable<T> {
  private final NavigableMap<KernelRelease, T> byFirstRelease;

  private EraTable(NavigableMap<KernelRelease, T> byFirstRelease) {
    this.byFirstRelease = byFirstRelease;
  }

  /** Returns a table with one row. */
  static <T> EraTable<T> from(String release, T value) {
    return new EraTable<T>(new TreeMap<>()).then(release, value);
  }

  /** Returns this table and another row. */
  EraTable<T> then(String release, T value) {
    NavigableMap<KernelRelease, T> copy = new TreeMap<>(byFirstRelease);
    copy.put(KernelRelease.parse(release), value);
    return new EraTable<>(copy);
  }

  /**
   * Returns what holds at a release.
   *
   * @throws IllegalArgumentException when the release is older than the first row
   */
  T at(KernelRelease release) {
    Map.Entry<KernelRelease, T> row = byFirstRelease.floorEntry(release);
    if (row == null) {
      throw new IllegalArgumentException(
          "no report layout is known for "
              + release
              + ", only from "
              + byFirstRelease.firstKey()
              + " on");
    }
    return row.getValue();
  }

  /** Returns the releases at which something changes, oldest first. */
  Set<KernelRelease> changes() {
    return Set.copyOf(byFirstRelease.keySet());
  }
}
