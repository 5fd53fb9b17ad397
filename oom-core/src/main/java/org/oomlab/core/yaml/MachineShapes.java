package org.oomlab.core.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.core.scenario.KernelMemory;
import org.oomlab.core.scenario.Limits;
import org.oomlab.core.scenario.MachineSetup;
import org.oomlab.core.scenario.NodeSetup;
import org.oomlab.core.scenario.VmSettings;
import org.oomlab.core.scenario.ZoneKind;
import org.oomlab.core.scenario.ZoneSetup;

/** The machine. */
final class MachineShapes {
  private static final QuantityShape ZONE_SIZE = QuantityShape.SIZE.within(1, Limits.MAX_BYTES);
  private static final long NO_RAM = 0;

  private static final Field<Long> DMA = zone("dma", "Below 16 MiB on x86-64.");
  private static final Field<Long> DMA32 = zone("dma32", "Below 4 GiB.");
  private static final Field<Long> NORMAL = zone("normal", "The rest.");

  private static final Shape<NodeSetup> NODE =
      new RecordShape<>("a node with zones", List.of(DMA, DMA32, NORMAL), MachineShapes::node);

  private static final Field<Long> UNRECLAIMABLE =
      Field.optional(
          "unreclaimable", QuantityShape.SIZE, 0L, "Slab and other memory that never shrinks.");
  private static final Field<Long> RECLAIMABLE_SLAB =
      Field.optional(
          "reclaimable_slab", QuantityShape.SIZE, 0L, "Slab that reclaim can shrink: dentries.");

  private static final Shape<KernelMemory> KERNEL_MEMORY =
      new RecordShape<>(
          "the kernel's memory",
          List.of(UNRECLAIMABLE, RECLAIMABLE_SLAB),
          values -> new KernelMemory(values.get(UNRECLAIMABLE), values.get(RECLAIMABLE_SLAB)));

  private static final Field<KernelRelease> KERNEL =
      Field.required("kernel", KernelShape.RELEASE, "The release whose rules hold, in quotes.");
  private static final Field<Long> CPUS =
      Field.optional("cpus", new NumberShape("CPUs", 1, Limits.MAX_CPUS), 1L, "CPUs.");
  private static final Field<Integer> PAGE_SIZE =
      Field.optional(
          "page_size",
          WordShape.of(
              Map.entry("4KiB", 4096), Map.entry("16KiB", 16_384), Map.entry("64KiB", 65_536)),
          4096,
          "Size of a base page.");
  private static final Field<Long> RAM =
      Field.optional(
          "ram", ZONE_SIZE, NO_RAM, "RAM of one node, divided into zones as on a PC; or nodes.");
  private static final Field<List<NodeSetup>> NODES =
      Field.optional(
          "nodes",
          new ListShape<>("a list of nodes", NODE, 1),
          List.of(),
          "NUMA nodes with the memory of each zone that the kernel manages; or ram.");
  private static final Field<KernelMemory> KERNEL_USE =
      Field.optional(
          "kernel_memory",
          KERNEL_MEMORY,
          new KernelMemory(0, 0),
          "What the kernel holds before the workload starts.");
  private static final Field<List<org.oomlab.core.scenario.SwapDevice>> SWAP =
      Field.optional(
          "swap",
          new ListShape<>("a list of swap devices", SwapShape.DEVICE, 0),
          List.of(),
          "Swap devices, in the order of swapon.");
  private static final Field<CgroupVersion> CGROUPS =
      Field.optional(
          "cgroups",
          WordShape.of(Map.entry("v1", CgroupVersion.V1), Map.entry("v2", CgroupVersion.V2)),
          CgroupVersion.V2,
          "The hierarchy that the memory controller lives on.");
  private static final Field<VmSettings> SYSCTLS =
      Field.optional(
          "sysctls", SysctlShape.SETTINGS, VmSettings.DEFAULT, "Settings under /proc/sys/vm.");

  static final Shape<MachineSetup> MACHINE =
      new RecordShape<>(
          "the machine",
          List.of(KERNEL, CPUS, PAGE_SIZE, RAM, NODES, KERNEL_USE, SWAP, CGROUPS, SYSCTLS),
          MachineShapes::machine);

  private MachineShapes() {}

  private static Field<Long> zone(String name, String meaning) {
    return Field.optional(name, ZONE_SIZE, NO_RAM, meaning);
  }

  private static NodeSetup node(Values values) {
    List<ZoneSetup> zones = new ArrayList<>();
    addZone(zones, ZoneKind.DMA, values.get(DMA));
    addZone(zones, ZoneKind.DMA32, values.get(DMA32));
    addZone(zones, ZoneKind.NORMAL, values.get(NORMAL));
    values.require(!zones.isEmpty(), DMA, "a node without zones", "dma, dma32 or normal");
    return new NodeSetup(zones);
  }

  private static void addZone(List<ZoneSetup> zones, ZoneKind kind, long bytes) {
    if (bytes != NO_RAM) {
      zones.add(new ZoneSetup(kind, bytes));
    }
  }

  private static MachineSetup machine(Values values) {
    boolean both = values.has(RAM) && values.has(NODES);
    values.require(!both, NODES, "nodes beside ram", "one of them");
    values.require(
        values.has(RAM) || values.has(NODES), RAM, "a machine without memory", "ram or nodes");
    List<NodeSetup> nodes =
        values.has(RAM) ? List.of(NodeSetup.ofRam(values.get(RAM))) : values.get(NODES);
    long ramBytes = nodes.stream().mapToLong(NodeSetup::ramBytes).sum();
    values.require(
        ramBytes >= values.get(PAGE_SIZE) && ramBytes <= Limits.MAX_BYTES,
        values.has(RAM) ? RAM : NODES,
        ramBytes + " bytes of memory",
        "a page to 1024 TiB");
    values.require(
        values.get(KERNEL_USE).bytes() <= ramBytes,
        KERNEL_USE,
        "more kernel memory than RAM",
        "at most " + ramBytes + " bytes");
    return new MachineSetup(
        values.get(KERNEL),
        values.number(CPUS),
        values.get(PAGE_SIZE),
        nodes,
        values.get(KERNEL_USE),
        values.get(SWAP),
        values.get(CGROUPS),
        values.get(SYSCTLS));
  }
}
