package org.oomlab.core.scenario;

import org.oomlab.api.machine.Sysctls;

/**
 * Settings under {@code /proc/sys/vm}.
 *
 * @param oom those that a policy sees, {@code vm.swappiness} among them
 * @param minFreeKb {@code vm.min_free_kbytes}; {@link #MIN_FREE_OF_BOOT} as the kernel computes it
 * @param watermarkScaleFactor {@code vm.watermark_scale_factor}, 1 to 3000
 * @param overcommitMemory {@code vm.overcommit_memory}, 0 to 2
 * @param overcommitRatio {@code vm.overcommit_ratio} in per cent, used in mode 2
 * @param dirtyPercent {@code vm.dirty_ratio}
 * @param dirtyBackgroundPercent {@code vm.dirty_background_ratio}
 * @param transparentHugepages whether huge pages are on, which raises the watermarks
 */
public record VmSettings(
    Sysctls oom,
    long minFreeKb,
    int watermarkScaleFactor,
    int overcommitMemory,
    int overcommitRatio,
    int dirtyPercent,
    int dirtyBackgroundPercent,
    boolean transparentHugepages) {
  /** No setting of one's own: the kernel computes {@code min_free_kbytes} at boot. */
  public static final long MIN_FREE_OF_BOOT = 0;

  /** Highest {@code watermark_scale_factor}. */
  public static final int MAX_SCALE_FACTOR = 3000;

  /** The kernel's own defaults. */
  public static final VmSettings DEFAULT =
      new VmSettings(Sysctls.DEFAULT, MIN_FREE_OF_BOOT, 10, 0, 50, 20, 10, true);

  private static final int MAX_OVERCOMMIT_RATIO = 10_000;

  public VmSettings {
    Limits.require("minFreeKb", minFreeKb, MIN_FREE_OF_BOOT, Limits.MAX_BYTES / 1024);
    Limits.require("watermarkScaleFactor", watermarkScaleFactor, 1, MAX_SCALE_FACTOR);
    Limits.require("overcommitMemory", overcommitMemory, 0, 2);
    Limits.require("overcommitRatio", overcommitRatio, 0, MAX_OVERCOMMIT_RATIO);
    Limits.require("dirtyPercent", dirtyPercent, 0, 100);
    Limits.require("dirtyBackgroundPercent", dirtyBackgroundPercent, 0, 100);
  }
}
