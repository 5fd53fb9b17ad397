package org.oomlab.core.scenario;

/**
 * A swap device.
 *
 * @param name unique in the scenario
 * @param kind what it is made of
 * @param sizeBytes its size; of zram the uncompressed size ({@code disksize})
 * @param priority the higher is filled first, equal ones in turn; -1 is what {@code swapon} gives
 *     without one
 * @param compressedPerMille what of 1000 bytes is left in RAM after compression, of zram; 0 of
 *     others, which take no RAM
 * @param readMicros time to read a page, in microseconds
 * @param writeMicros time to write a page, in microseconds
 */
public record SwapDevice(
    String name,
    SwapKind kind,
    long sizeBytes,
    int priority,
    int compressedPerMille,
    int readMicros,
    int writeMicros) {
  /** Lowest priority that can be given or comes without one. */
  public static final int MIN_PRIORITY = -1;

  /** Highest priority, {@code SWAP_FLAG_PRIO_MASK}. */
  public static final int MAX_PRIORITY = 32_767;

  /** Longest time of a page: 10 s. */
  public static final int MAX_PAGE_MICROS = 10_000_000;

  public SwapDevice {
    Limits.requireName("name of a swap device", name);
    Limits.require("sizeBytes", sizeBytes, 1, Limits.MAX_BYTES);
    Limits.require("priority", priority, MIN_PRIORITY, MAX_PRIORITY);
    Limits.requirePerMille("compressedPerMille", compressedPerMille);
    if ((kind == SwapKind.ZRAM) != (compressedPerMille > 0)) {
      throw new IllegalArgumentException(
          "compressedPerMille "
              + compressedPerMille
              + " of "
              + kind
              + ": zram has one from 1,"
              + " others have 0");
    }
    Limits.require("readMicros", readMicros, 0, MAX_PAGE_MICROS);
    Limits.require("writeMicros", writeMicros, 0, MAX_PAGE_MICROS);
  }
}
