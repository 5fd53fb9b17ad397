package org.oomlab.core.lab;

import java.util.List;
import org.oomlab.api.machine.KernelRelease;

/**
 * A lab machine after boot.
 *
 * @param release its kernel
 * @param v1 whether the memory controller is on the v1 hierarchy
 * @param minFreeKb {@code vm.min_free_kbytes}
 * @param watermarkScaleFactor {@code vm.watermark_scale_factor}
 * @param boostFactor {@code vm.watermark_boost_factor}
 * @param zones its zones
 */
public record LabMachine(
    KernelRelease release,
    boolean v1,
    long minFreeKb,
    int watermarkScaleFactor,
    int boostFactor,
    List<LabZone> zones) {
  public LabMachine {
    zones = List.copyOf(zones);
  }
}
