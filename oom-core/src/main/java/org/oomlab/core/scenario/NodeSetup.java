package org.oomlab.core.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * A NUMA node.
 *
 * @param zones its zones from the lowest addresses up, each kind at most once, at least one
 */
public record NodeSetup(List<ZoneSetup> zones) {
  private static final long DMA_BYTES = 16L << 20;
  private static final long DMA32_END_BYTES = 3L << 30;

  public NodeSetup {
    zones = List.copyOf(zones);
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("a node needs a zone");
    }
    for (int i = 1; i < zones.size(); i++) {
      if (zones.get(i - 1).kind().compareTo(zones.get(i).kind()) >= 0) {
        throw new IllegalArgumentException("zones are not in the order DMA, DMA32, NORMAL");
      }
    }
  }

  /**
   * Returns a single node as a 64-bit PC divides it: ZONE_DMA below 16 MiB, ZONE_DMA32 up to 3 GiB,
   * where the addresses of devices begin, the rest ZONE_NORMAL (arch/x86/mm/init.c, {@code
   * zone_sizes_init()}, 6.12; the 3 GiB are what firmware usually leaves below 4 GiB).
   */
  public static NodeSetup ofRam(long ramBytes) {
    List<ZoneSetup> zones = new ArrayList<>();
    zones.add(new ZoneSetup(ZoneKind.DMA, Math.min(ramBytes, DMA_BYTES)));
    if (ramBytes > DMA_BYTES) {
      long dma32Bytes = Math.min(ramBytes, DMA32_END_BYTES) - DMA_BYTES;
      zones.add(new ZoneSetup(ZoneKind.DMA32, dma32Bytes));
    }
    if (ramBytes > DMA32_END_BYTES) {
      zones.add(new ZoneSetup(ZoneKind.NORMAL, ramBytes - DMA32_END_BYTES));
    }
    return new NodeSetup(zones);
  }

  /** Returns the memory of its zones. */
  public long ramBytes() {
    return zones.stream().mapToLong(ZoneSetup::managedBytes).sum();
  }
}
