package org.oomlab.core.scenario;

import java.util.List;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.CgroupVersion;

/**
 * A machine before its workload starts.
 *
 * @param kernel the release whose rules hold
 * @param cpus CPUs, from 1
 * @param pageSizeBytes size of a base page, a power of two from 4096 to 65536
 * @param nodes NUMA nodes, at least one; the index is the node's number
 * @param kernelMemory what the kernel itself holds
 * @param swaps swap devices at time 0, in order of {@code swapon}
 * @param cgroupVersion the hierarchy that the memory controller lives on
 * @param vm settings under {@code /proc/sys/vm}
 */
public record MachineSetup(
    KernelRelease kernel,
    int cpus,
    int pageSizeBytes,
    List<NodeSetup> nodes,
    KernelMemory kernelMemory,
    List<SwapDevice> swaps,
    CgroupVersion cgroupVersion,
    VmSettings vm) {
  private static final int MIN_PAGE_BYTES = 4096;
  private static final int MAX_PAGE_BYTES = 65_536;

  public MachineSetup {
    Limits.require("cpus", cpus, 1, Limits.MAX_CPUS);
    Limits.require("pageSizeBytes", pageSizeBytes, MIN_PAGE_BYTES, MAX_PAGE_BYTES);
    if (Integer.bitCount(pageSizeBytes) != 1) {
      throw new IllegalArgumentException("page size " + pageSizeBytes + " is not a power of two");
    }
    nodes = List.copyOf(nodes);
    swaps = List.copyOf(swaps);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a machine needs a node");
    }
    long ramBytes = nodes.stream().mapToLong(NodeSetup::ramBytes).sum();
    Limits.require("ramBytes", ramBytes, pageSizeBytes, Limits.MAX_BYTES);
    Limits.require("kernel memory", kernelMemory.bytes(), 0, ramBytes);
    if (swaps.stream().map(SwapDevice::name).distinct().count() != swaps.size()) {
      throw new IllegalArgumentException("two swap devices have one name");
    }
  }

  /** Returns the memory of all zones. */
  public long ramBytes() {
    return nodes.stream().mapToLong(NodeSetup::ramBytes).sum();
  }
}
