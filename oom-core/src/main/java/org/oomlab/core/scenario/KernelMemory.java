package org.oomlab.core.scenario;

/**
 * What the kernel holds before the workload starts; page tables and stacks of processes come on
 * top.
 *
 * @param unreclaimableBytes slab and other memory that never shrinks
 * @param reclaimableSlabBytes slab that reclaim can shrink: dentries, inodes
 */
public record KernelMemory(long unreclaimableBytes, long reclaimableSlabBytes) {
  public KernelMemory {
    Limits.requireBytes("unreclaimableBytes", unreclaimableBytes);
    Limits.requireBytes("reclaimableSlabBytes", reclaimableSlabBytes);
  }

  /** Returns both together. */
  public long bytes() {
    return unreclaimableBytes + reclaimableSlabBytes;
  }
}
