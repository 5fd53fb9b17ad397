package org.oomlab.core.yaml;

import java.util.List;
import java.util.Map;

/**
 * A unit of a quantity.
 *
 * @param name as written
 * @param factor how many of the smallest unit it is
 */
record Unit(String name, long factor) {
  static final List<Unit> SIZE =
      List.of(
          new Unit("B", 1),
          new Unit("KiB", 1L << 10),
          new Unit("MiB", 1L << 20),
          new Unit("GiB", 1L << 30),
          new Unit("TiB", 1L << 40));

  static final List<Unit> RATE =
      SIZE.stream().map(unit -> new Unit(unit.name + "/s", unit.factor)).toList();

  static final List<Unit> TIME =
      List.of(
          new Unit("ms", 1),
          new Unit("s", 1000),
          new Unit("min", 60_000),
          new Unit("h", 3_600_000),
          new Unit("d", 86_400_000));

  static final List<Unit> PAGE_TIME =
      List.of(new Unit("us", 1), new Unit("ms", 1000), new Unit("s", 1_000_000));

  /** In per mille. */
  static final List<Unit> SHARE = List.of(new Unit("%", 10));

  /** What people write for it. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("b", "B"),
          Map.entry("byte", "B"),
          Map.entry("bytes", "B"),
          Map.entry("k", "KiB"),
          Map.entry("kb", "KiB"),
          Map.entry("kib", "KiB"),
          Map.entry("ki", "KiB"),
          Map.entry("m", "MiB"),
          Map.entry("mb", "MiB"),
          Map.entry("mib", "MiB"),
          Map.entry("mi", "MiB"),
          Map.entry("g", "GiB"),
          Map.entry("gb", "GiB"),
          Map.entry("gib", "GiB"),
          Map.entry("gi", "GiB"),
          Map.entry("t", "TiB"),
          Map.entry("tb", "TiB"),
          Map.entry("tib", "TiB"),
          Map.entry("ti", "TiB"),
          Map.entry("msec", "ms"),
          Map.entry("millis", "ms"),
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("mins", "min"),
          Map.entry("minute", "min"),
          Map.entry("minutes", "min"),
          Map.entry("hr", "h"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("day", "d"),
          Map.entry("days", "d"),
          Map.entry("µs", "us"),
          Map.entry("usec", "us"),
          Map.entry("percent", "%"));

  /** Returns the unit of that list that somebody probably meant, or an empty text. */
  static String meant(String written, List<Unit> units) {
    String bare = written.strip().toLowerCase(java.util.Locale.ROOT);
    boolean rate = units.equals(RATE);
    String name = rate && bare.endsWith("/s") ? bare.substring(0, bare.length() - 2) : bare;
    // A minute is no mebibyte.
    String known =
        units.equals(TIME) && name.equals("m") ? "min" : OTHER_NAMES.getOrDefault(name, name);
    String whole = rate ? known + "/s" : known;
    return units.stream().map(Unit::name).filter(whole::equals).findFirst().orElse("");
  }
}
