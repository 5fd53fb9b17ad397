package org.oomlab.testkit.daemon;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.pressure.MemInfo;
import org.oomlab.api.pressure.MemInfoField;
import org.oomlab.api.pressure.MemoryPressure;

/** How memory can stand, at its ends and around the thresholds that are in use. */
public final class EdgeGauges {
  /** 1 GiB, of which nothing is left, and no swap: everybody acts. */
  public static final Gauge DESPERATE = gauge(1 << 20, 0, 0, 0, MemoryPressure.NONE);

  /** 1 GiB, all of it there, and no swap: nobody acts. */
  public static final Gauge CALM = gauge(1 << 20, 1 << 20, 0, 0, MemoryPressure.NONE);

  /** 1 GiB, all of it page cache that can be dropped: nobody acts who knows what is available. */
  public static final Gauge CACHED =
      new Gauge(
          with(CALM.memInfo(), Map.of(MemInfoField.MEM_FREE, 0L, MemInfoField.CACHED, 1L << 20)),
          MemoryPressure.NONE);

  private static final int WHOLE = 10_000;

  private static final MemoryPressure STUCK =
      new MemoryPressure(
          new MemoryPressure.Stall(WHOLE, WHOLE, WHOLE, Long.MAX_VALUE),
          new MemoryPressure.Stall(WHOLE, WHOLE, WHOLE, Long.MAX_VALUE));

  /** As {@link #DESPERATE}, and everybody waits for memory all the time. */
  public static final Gauge STUCK_FAST = new Gauge(DESPERATE.memInfo(), STUCK);

  private EdgeGauges() {}

  /** Returns all of them. */
  public static List<Gauge> all() {
    return List.of(
        DESPERATE,
        CALM,
        CACHED,
        STUCK_FAST,
        gauge(1 << 20, 1 << 19, 1 << 20, 1 << 19, MemoryPressure.NONE),
        gauge(1 << 20, 1 << 20, 1 << 20, 0, MemoryPressure.NONE),
        gauge(1 << 20, 0, 1 << 20, 1 << 20, MemoryPressure.NONE),
        gauge(1000, 100, 1000, 100, MemoryPressure.NONE),
        gauge(1000, 50, 1000, 50, MemoryPressure.NONE),
        gauge(0, 0, 0, 0, MemoryPressure.NONE),
        gauge(MemInfo.MOST_KIB, MemInfo.MOST_KIB, MemInfo.MOST_KIB, 1, MemoryPressure.NONE),
        new Gauge(new MemInfo(Map.of()), STUCK));
  }

  /** Returns a gauge on which what is not available is held by processes. */
  public static Gauge gauge(
      long totalKib,
      long availableKib,
      long swapTotalKib,
      long swapFreeKib,
      MemoryPressure pressure) {
    return new Gauge(
        new MemInfo(
            Map.of(
                MemInfoField.MEM_TOTAL, totalKib,
                MemInfoField.MEM_FREE, availableKib,
                MemInfoField.MEM_AVAILABLE, availableKib,
                MemInfoField.BUFFERS, 0L,
                MemInfoField.CACHED, 0L,
                MemInfoField.ANON_PAGES, totalKib - availableKib,
                MemInfoField.SHMEM, 0L,
                MemInfoField.SWAP_TOTAL, swapTotalKib,
                MemInfoField.SWAP_FREE, swapFreeKib)),
        pressure);
  }

  private static MemInfo with(MemInfo memInfo, Map<MemInfoField, Long> others) {
    Map<MemInfoField, Long> fields = new EnumMap<>(memInfo.kibByField());
    fields.putAll(others);
    return new MemInfo(fields);
  }
}
