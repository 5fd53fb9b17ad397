package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.memory.MemcgConfig;
import org.oomlab.core.engine.memory.SwapArea;
import org.oomlab.core.scenario.MachineSetup;
import org.oomlab.core.scenario.MemcgLimit;
import org.oomlab.core.scenario.MemcgSettings;
import org.oomlab.core.scenario.SwapDevice;

/**
 * From a scenario's bytes to a kernel's pages: limits are rounded down to whole pages, as
 * page_counter_memparse() does (mm/page_counter.c).
 */
public final class Configs {
  private static final long NANOS_A_MICRO = 1000;

  private final MachineSetup machine;

  /** Makes the conversion for a machine. */
  public Configs(MachineSetup machine) {
    this.machine = machine;
  }

  /** Returns a memcg's files. */
  public MemcgConfig of(MemcgSettings settings) {
    int swappiness =
        settings.swappiness() == MemcgSettings.SWAPPINESS_OF_MACHINE
            ? machine.vm().oom().swappiness()
            : settings.swappiness();
    return new MemcgConfig(
        pages(settings.minBytes()),
        pages(settings.lowBytes()),
        pages(settings.highBytes()),
        pages(settings.maxBytes()),
        pages(settings.swapMaxBytes()),
        pages(settings.memswMaxBytes()),
        settings.oomGroup(),
        swappiness);
  }

  MemcgConfig with(MemcgConfig config, MemcgLimit limit, long bytes) {
    long pages = pages(bytes);
    return new MemcgConfig(
        limit == MemcgLimit.MIN ? pages : config.min(),
        limit == MemcgLimit.LOW ? pages : config.low(),
        limit == MemcgLimit.HIGH ? pages : config.high(),
        limit == MemcgLimit.MAX ? pages : config.max(),
        limit == MemcgLimit.SWAP_MAX ? pages : config.swapMax(),
        limit == MemcgLimit.MEMSW_MAX ? pages : config.memswMax(),
        config.oomGroup(),
        config.swappiness());
  }

  /** Returns an empty swap device; its first page is its header. */
  public SwapArea swapArea(SwapDevice device) {
    long pages = device.sizeBytes() / machine.pageSizeBytes() - 1;
    return new SwapArea(
        device.priority(),
        Math.max(0, pages),
        device.compressedPerMille(),
        device.readMicros() * NANOS_A_MICRO,
        device.writeMicros() * NANOS_A_MICRO);
  }

  private long pages(long bytes) {
    return bytes == MemcgSettings.UNLIMITED
        ? MemcgConfig.UNLIMITED
        : Math.min(bytes / machine.pageSizeBytes(), MemcgConfig.UNLIMITED);
  }
}
