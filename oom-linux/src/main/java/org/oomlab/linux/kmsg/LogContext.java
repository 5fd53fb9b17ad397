package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.OptionalLong;

/**
 * What the log says of the machine outside a report, as far as it was read when the report began.
 *
 * @param bannerRelease release of the boot banner {@code Linux version}, empty where none was seen
 * @param reportedRelease release that an earlier report of the same boot printed, by their times;
 *     empty where none did or times are missing
 * @param swapDevices swap areas taken into use since the banner
 * @param lastTotalSwapKb {@code Total swap} of the last report of the same boot that printed it, or
 *     -1
 * @param earlierVictims processes of this report's table that were killed before
 * @param lostLine the last line before the report that tells of lines of the same boot that were
 *     lost or left out, 0 where none does
 */
public record LogContext(
    String bannerRelease,
    String reportedRelease,
    List<SwapDevice> swapDevices,
    long lastTotalSwapKb,
    List<EarlierVictim> earlierVictims,
    long lostLine) {
  /** Nothing was said. */
  public static final LogContext NONE = new LogContext("", "", List.of(), -1, List.of(), 0);

  public LogContext {
    swapDevices = List.copyOf(swapDevices);
    earlierVictims = List.copyOf(earlierVictims);
  }

  /** Returns {@code Total swap} of an earlier report in kB, empty where there is none. */
  public OptionalLong lastTotalSwap() {
    return lastTotalSwapKb < 0 ? OptionalLong.empty() : OptionalLong.of(lastTotalSwapKb);
  }
}
