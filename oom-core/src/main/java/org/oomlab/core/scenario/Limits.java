package org.oomlab.core.scenario;

/** Largest values of a scenario; they keep every sum and product of the engine within a long. */
public final class Limits {
  /** Largest size or rate: 1 PiB, or 1 PiB a second. */
  public static final long MAX_BYTES = 1L << 50;

  /** Longest time: 24 days, which is less than 2^31 milliseconds. */
  public static final long MAX_MILLIS = 24L * 24 * 3600 * 1000;

  /** Most processes that a scenario starts, restarts and forks not counted. */
  public static final int MAX_PROCESSES = 200_000;

  /** Highest per-mille value: all of it. */
  public static final int PER_MILLE = 1000;

  /** Most CPUs. */
  public static final int MAX_CPUS = 8192;

  /** Most times that a group may be restarted, and most starts of a start limit. */
  public static final int MAX_RESTARTS = 1_000_000;

  private Limits() {}

  static void require(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " " + value + " is not within " + min + ".." + max);
    }
  }

  static void requireBytes(String name, long value) {
    require(name, value, 0, MAX_BYTES);
  }

  static void requireMillis(String name, long value) {
    require(name, value, 0, MAX_MILLIS);
  }

  static void requirePerMille(String name, int value) {
    require(name, value, 0, PER_MILLE);
  }

  static void requireName(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is empty");
    }
  }
}
