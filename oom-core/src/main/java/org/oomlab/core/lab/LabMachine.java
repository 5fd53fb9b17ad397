package org.oomlab.core.lab;

import java.util.List;
import org.oomlab.api.machine.KernelRelease;

/**
 * A lab machine after boot.
 *
 * @param release its kernel
 * @param v1 whether the memory controller is on the v1 hierarchy
 * @param firstGuest whether the log is of the lab's first guest, which tells less about a trial and
 *     leaves the watermarks as they were set at boot; the present one turns transparent huge pages
 *     off, and with that they are set again
 * @param minFreeKb {@code vm.min_free_kbytes}
 * @param watermarkScaleFactor {@code vm.watermark_scale_factor}
 * @param boostFactor {@code vm.watermark_boost_factor}
 * @param zones its zones
 */
public record LabMachine(
    KernelRelease release,
    boolean v1,
    boolean firstGuest,
    long minFreeKb,
    int watermarkScaleFactor,
    int boostFactor,
    List<LabZone> zones) {
  public LabMachine {
    zones = List.copyOf(zones);
  }
}
