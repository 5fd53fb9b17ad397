package org.oomlab.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.oomlab.api.memory.Watermarks;
import org.oomlab.core.engine.memory.KernelUse;
import org.oomlab.core.engine.memory.MemcgForest;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.memory.Zone;
import org.oomlab.core.engine.workload.Configs;
import org.oomlab.core.reclaim.ZoneWatermarks;
import org.oomlab.core.rules.EngineProfiles;
import org.oomlab.core.rules.EngineRules;
import org.oomlab.core.scenario.MachineSetup;
import org.oomlab.core.scenario.NodeSetup;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.scenario.SwapDevice;
import org.oomlab.core.scenario.VmSettings;
import org.oomlab.core.scenario.ZoneKind;
import org.oomlab.core.scenario.ZoneSetup;

/** From a scenario's machine to one with memory in it. */
final class Machines {
  private static final int KILO = 1024;
  private static final long PAGEBLOCK_BYTES = 2L << 20;

  /** {@code lowmem_reserve_ratio} of DMA and DMA32, and of Normal, by default. */
  private static final int LOW_RATIO = 256;

  private Machines() {}

  static Memory memory(Scenario scenario, Configs configs) {
    MachineSetup machine = scenario.machine();
    List<Node> nodes = nodes(machine);
    List<MemcgForest.Entry> memcgs = new ArrayList<>();
    scenario
        .cgroups()
        .forEach(
            cgroup ->
                memcgs.add(new MemcgForest.Entry(cgroup.path(), configs.of(cgroup.settings()))));
    MemcgForest forest = MemcgForest.of(nodes, machine.vm().oom().swappiness(), memcgs);
    Memory memory = new Memory(rules(machine), machine.cgroupVersion(), nodes, forest);
    for (SwapDevice device : machine.swaps()) {
      memory.swap().add(configs.swapArea(device));
    }
    takeKernelMemory(machine, memory);
    return memory;
  }

  private static void takeKernelMemory(MachineSetup machine, Memory memory) {
    long ram = memory.managedPages();
    long fixed = pages(machine, machine.kernelMemory().unreclaimableBytes());
    long slab = pages(machine, machine.kernelMemory().reclaimableSlabBytes());
    for (Node node : memory.nodes()) {
      memory.kernel().takeOn(node, KernelUse.SLAB, share(fixed, node, ram));
      memory.kernel().takeOn(node, KernelUse.RECLAIMABLE_SLAB, share(slab, node, ram));
    }
  }

  private static long share(long pages, Node node, long ram) {
    return pages / ram * node.managedPages() + pages % ram * node.managedPages() / ram;
  }

  private static List<Node> nodes(MachineSetup machine) {
    long minFreeKb = minFreeKb(machine);
    List<Node> nodes = new ArrayList<>();
    for (int id = 0; id < machine.nodes().size(); id++) {
      nodes.add(new Node(id, zones(machine, machine.nodes().get(id), minFreeKb), boost(machine)));
    }
    return nodes;
  }

  private static EngineRules rules(MachineSetup machine) {
    return EngineProfiles.rulesFor(machine.kernel());
  }

  /** {@code watermark_boost_factor} is not 0 by default; a block is more than its share here. */
  private static long boost(MachineSetup machine) {
    return rules(machine).watermarks().boosted() ? PAGEBLOCK_BYTES / machine.pageSizeBytes() : 0;
  }

  private static List<Zone> zones(MachineSetup machine, NodeSetup node, long minFreeKb) {
    long lowmem = pages(machine, machine.ramBytes());
    long minFreePages = minFreeKb * KILO / machine.pageSizeBytes();
    List<Zone> zones = new ArrayList<>();
    for (int i = 0; i < node.zones().size(); i++) {
      ZoneSetup zone = node.zones().get(i);
      long managed = pages(machine, zone.managedBytes());
      Watermarks marks =
          ZoneWatermarks.of(
              minFreePages,
              managed,
              lowmem,
              machine.vm().watermarkScaleFactor(),
              rules(machine).watermarks());
      long higher = 0;
      for (ZoneSetup other : node.zones().subList(i + 1, node.zones().size())) {
        higher += pages(machine, other.managedBytes());
      }
      zones.add(
          new Zone(
              name(zone.kind()),
              managed,
              managed,
              marks,
              ZoneWatermarks.lowmemReserve(higher, LOW_RATIO)));
    }
    return zones;
  }

  /** {@code min_free_kbytes} as set, or as boot computes it and transparent huge pages raise it. */
  static long minFreeKb(MachineSetup machine) {
    if (machine.vm().minFreeKb() != VmSettings.MIN_FREE_OF_BOOT) {
      return machine.vm().minFreeKb();
    }
    long ramKb = machine.ramBytes() / KILO;
    long minFreeKb = ZoneWatermarks.minFreeKb(ramKb, rules(machine).watermarks());
    if (!machine.vm().transparentHugepages()) {
      return minFreeKb;
    }
    long zones = machine.nodes().stream().mapToLong(node -> node.zones().size()).sum();
    long recommended =
        ZoneWatermarks.recommendedMinFreePages(
            PAGEBLOCK_BYTES / machine.pageSizeBytes(),
            (int) zones,
            pages(machine, machine.ramBytes()));
    return Math.max(minFreeKb, recommended * machine.pageSizeBytes() / KILO);
  }

  private static String name(ZoneKind kind) {
    return kind == ZoneKind.NORMAL ? "Normal" : kind.name().toUpperCase(Locale.ROOT);
  }

  private static long pages(MachineSetup machine, long bytes) {
    return bytes / machine.pageSizeBytes();
  }
}
