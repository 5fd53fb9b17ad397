package org.oomlab.core.scenario;

/** Zones of a 64-bit machine, by address ({@code enum zone_type}, include/linux/mmzone.h). */
public enum ZoneKind {
  /** Below 16 MiB on x86-64. */
  DMA,
  /** Below 4 GiB. */
  DMA32,
  /** The rest. */
  NORMAL
}
