package org.oomlab.core.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.Watermarks;
import org.oomlab.core.engine.memory.KernelUse;
import org.oomlab.core.engine.memory.MemcgConfig;
import org.oomlab.core.engine.memory.MemcgForest;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.memory.SwapArea;
import org.oomlab.core.engine.memory.Zone;
import org.oomlab.core.reclaim.ZoneWatermarks;
import org.oomlab.core.rules.EngineProfiles;
import org.oomlab.core.rules.EngineRules;

/** The memory of a lab machine at the begin of a trial, its processes not there yet. */
final class LabMemory {
  static final long PAGE_KB = 4;

  /** Persistent memory answers at once; the times only keep events apart. */
  private static final long SWAP_NANOS = 2_000;

  /** What lzo-rle leaves of pages that hold one byte in each: less than a twentieth. */
  private static final int ZRAM_PER_MILLE = 20;

  private static final long HUGE_PAGE_PAGES = 512;

  /** {@code min_free_kbytes} is the root of 16 times the memory in kB. */
  private static final long ROOT_FACTOR = 16;

  private static final String MOVABLE = "Movable";

  private LabMemory() {}

  static Memory of(LabMachine machine, LabTrial trial) {
    List<Node> nodes = nodes(machine);
    List<MemcgForest.Entry> entries = new ArrayList<>();
    for (LabCgroup cgroup : trial.cgroups()) {
      entries.add(
          new MemcgForest.Entry(path(trial, cgroup.name()), config(machine, trial, cgroup)));
    }
    MemcgForest forest = MemcgForest.of(nodes, trial.swappiness(), entries);
    CgroupVersion version = machine.v1() ? CgroupVersion.V1 : CgroupVersion.V2;
    Memory memory = new Memory(EngineProfiles.rulesFor(machine.release()), version, nodes, forest);
    if (trial.swapTotalKb() > 0) {
      memory
          .swap()
          .add(
              new SwapArea(
                  -1,
                  trial.swapTotalKb() / PAGE_KB,
                  trial.zram() ? ZRAM_PER_MILLE : 0,
                  SWAP_NANOS,
                  SWAP_NANOS));
    }
    for (LabZone zone : machine.zones()) {
      memory
          .kernel()
          .takeOn(nodes.get(zone.node()), KernelUse.SLAB, zone.managedPages() - zone.freePages());
    }
    memory.kernel().take(KernelUse.HUGETLB, forest.root(), trial.hugePages() * HUGE_PAGE_PAGES);
    return memory;
  }

  static MemcgPath path(LabTrial trial, String name) {
    return new MemcgPath("/t" + trial.number() + (name.isEmpty() ? "" : "/" + name));
  }

  private static List<Node> nodes(LabMachine machine) {
    List<Node> nodes = new ArrayList<>();
    TreeSet<Integer> ids = new TreeSet<>();
    machine.zones().forEach(zone -> ids.add(zone.node()));
    for (int id : ids) {
      List<Zone> zones =
          machine.zones().stream()
              .filter(zone -> zone.node() == id && zone.managedPages() > 0)
              .map(zone -> zone(machine, zone))
              .toList();
      nodes.add(new Node(id, zones, machine.boostFactor() > 0 ? HUGE_PAGE_PAGES : 0));
    }
    return nodes;
  }

  /** Returns a zone with the watermarks that the model computes. */
  private static Zone zone(LabMachine machine, LabZone zone) {
    return new Zone(
        zone.name(),
        zone.managedPages(),
        zone.presentPages(),
        watermarks(machine, zone),
        zone.reservePages());
  }

  /** Returns the watermarks of all zones but those of devices, which have none. */
  static List<LabPrediction.Marks> marks(LabMachine machine) {
    return machine.zones().stream()
        .filter(zone -> !zone.name().equals("Device"))
        .map(zone -> new LabPrediction.Marks(zone.node(), zone.name(), watermarks(machine, zone)))
        .toList();
  }

  private static Watermarks watermarks(LabMachine machine, LabZone zone) {
    int scale = machine.watermarkScaleFactor();
    EngineRules.Watermarks rules = EngineProfiles.rulesFor(machine.release()).watermarks();
    long minFreePages = machine.minFreeKb() / PAGE_KB;
    long latePages = latePages(machine);
    long lowmem = lowmemPages(machine) - latePages;
    long managed = zone.managedPages() - (isTop(machine, zone) ? latePages : 0);
    return zone.name().equals(MOVABLE) && machine.release().isAtLeast(6, 6)
        ? ZoneWatermarks.ofHighMemory(minFreePages, managed, lowmem, scale, rules)
        : ZoneWatermarks.of(minFreePages, managed, lowmem, scale, rules);
  }

  /**
   * Returns the pages that the allocator was given after the watermarks had been set: the initial
   * RAM disk's, where nothing had them set again. {@code min_free_kbytes} is the square root of 16
   * times what there was then in kB (init_per_zone_wmark_min(), mm/page_alloc.c, 6.1 and 6.12), so
   * that it tells.
   */
  private static long latePages(LabMachine machine) {
    if (!machine.firstGuest()) {
      return 0;
    }
    long lowmem = lowmemPages(machine);
    long next = machine.minFreeKb() + 1;
    long mostThen = (next * next - 1) / (ROOT_FACTOR * PAGE_KB);
    return Math.max(0, lowmem - mostThen);
  }

  private static long lowmemPages(LabMachine machine) {
    return machine.zones().stream()
        .filter(zone -> !zone.name().equals(MOVABLE))
        .mapToLong(LabZone::managedPages)
        .sum();
  }

  /** Whether a boot loader would put the initial RAM disk there: the highest of ordinary zones. */
  private static boolean isTop(LabMachine machine, LabZone zone) {
    return machine.zones().stream()
        .filter(other -> !other.name().equals(MOVABLE) && other.managedPages() > 0)
        .reduce((lower, higher) -> higher)
        .filter(zone::equals)
        .isPresent();
  }

  private static MemcgConfig config(LabMachine machine, LabTrial trial, LabCgroup cgroup) {
    long swapMax = cgroup.swapMaxKb() < 0 ? MemcgConfig.UNLIMITED : cgroup.swapMaxKb() / PAGE_KB;
    return new MemcgConfig(
        cgroup.minKb() / PAGE_KB,
        cgroup.lowKb() / PAGE_KB,
        limit(cgroup.highKb()),
        limit(cgroup.maxKb()),
        machine.v1() ? MemcgConfig.UNLIMITED : swapMax,
        machine.v1() ? swapMax : MemcgConfig.UNLIMITED,
        cgroup.oomGroup(),
        cgroup.swappiness() < 0 ? trial.swappiness() : cgroup.swappiness());
  }

  private static long limit(long kb) {
    return kb == 0 ? MemcgConfig.UNLIMITED : kb / PAGE_KB;
  }
}
