package org.oomlab.testkit.run;

import java.util.List;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.scenario.CgroupSetup;
import org.oomlab.core.scenario.KernelMemory;
import org.oomlab.core.scenario.MachineSetup;
import org.oomlab.core.scenario.MemcgSettings;
import org.oomlab.core.scenario.NodeSetup;
import org.oomlab.core.scenario.VmSettings;

/** 64 MiB of RAM, no swap, kernel 6.12: small, so that a run is short. */
final class SmallMachine {
  static final long MIB = 1L << 20;

  private static final long RAM_BYTES = 64 * MIB;

  private SmallMachine() {}

  static MachineSetup setup() {
    return new MachineSetup(
        KernelRelease.of(6, 12),
        2,
        4096,
        List.of(NodeSetup.ofRam(RAM_BYTES)),
        new KernelMemory(4 * MIB, MIB),
        List.of(),
        CgroupVersion.V2,
        new VmSettings(Sysctls.DEFAULT, 1024, 10, 0, 50, 20, 10, false));
  }

  /** Returns a memcg that may use {@code maxBytes}. */
  static CgroupSetup memcg(String path, long maxBytes) {
    return new CgroupSetup(
        new MemcgPath(path),
        new MemcgSettings(
            0,
            0,
            MemcgSettings.UNLIMITED,
            maxBytes,
            MemcgSettings.UNLIMITED,
            MemcgSettings.UNLIMITED,
            false,
            MemcgSettings.SWAPPINESS_OF_MACHINE));
  }
}
