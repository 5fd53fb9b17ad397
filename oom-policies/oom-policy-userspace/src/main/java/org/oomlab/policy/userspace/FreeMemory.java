package org.oomlab.policy.userspace;

import org.oomlab.api.pressure.MemInfo;
import org.oomlab.api.pressure.MemInfoField;

/**
 * How much is left, as earlyoom 1.8 and later reckon: memory as a share of what user space has or
 * could have, so that neither the kernel's own memory nor tmpfs counts.
 *
 * @param availableKib memory that could be had
 * @param userKib the same and what processes hold of their own
 * @param swapFreeKib unused swap
 * @param swapTotalKib swap
 */
record FreeMemory(long availableKib, long userKib, long swapFreeKib, long swapTotalKib) {
  private static final long PERCENT = 100;

  /**
   * Reads what the kernel shows. Kernels before 3.14 do not show what is available: it is made up
   * of free memory and page cache there.
   */
  static FreeMemory of(MemInfo memInfo) {
    long available =
        memInfo
            .kib(MemInfoField.MEM_AVAILABLE)
            .orElseGet(
                () ->
                    kib(memInfo, MemInfoField.MEM_FREE)
                        + kib(memInfo, MemInfoField.CACHED)
                        + kib(memInfo, MemInfoField.BUFFERS)
                        - kib(memInfo, MemInfoField.SHMEM));
    return new FreeMemory(
        available,
        available + kib(memInfo, MemInfoField.ANON_PAGES),
        kib(memInfo, MemInfoField.SWAP_FREE),
        kib(memInfo, MemInfoField.SWAP_TOTAL));
  }

  private static long kib(MemInfo memInfo, MemInfoField field) {
    return memInfo.kib(field).orElse(0);
  }

  /**
   * Returns whether both memory and swap are at or below a level. No swap is below any; no memory
   * at all is below none, as the program's division of nothing by nothing has it.
   */
  boolean isAtOrBelow(Level level) {
    return userKib > 0
        && availableKib * PERCENT <= userKib * level.memPercent()
        && swapFreeKib * PERCENT <= swapTotalKib * level.swapPercent();
  }

  /** Returns by how much the available memory lies above a level, from 0. */
  long memHeadroomKib(Level level) {
    return Math.max(0, (availableKib * PERCENT - userKib * level.memPercent()) / PERCENT);
  }

  /** Returns by how much the free swap lies above a level, from 0. */
  long swapHeadroomKib(Level level) {
    return Math.max(0, (swapFreeKib * PERCENT - swapTotalKib * level.swapPercent()) / PERCENT);
  }

  /** Returns the same for a person. */
  String phrase() {
    return share(availableKib, userKib)
        + " % of memory available and "
        + (swapTotalKib == 0 ? "no swap" : share(swapFreeKib, swapTotalKib) + " % of swap free");
  }

  private static long share(long part, long whole) {
    return whole <= 0 ? 0 : Math.max(0, part) * PERCENT / whole;
  }
}
