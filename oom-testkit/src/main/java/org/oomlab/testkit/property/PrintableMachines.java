package org.oomlab.testkit.property;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.MemoryKind;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.memory.Watermarks;
import org.oomlab.api.memory.ZoneState;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Zones;

/** Machines whose every number a report can carry. */
final class PrintableMachines {
  private static final List<String> ZONES = List.of("DMA", "DMA32", "Normal");

  private PrintableMachines() {}

  static Arbitrary<MachineState> machines(KernelRelease release) {
    return Combinators.combine(
            Arbitraries.of(4096, 4096, 16_384, 65_536),
            Arbitraries.longs().between(1, 1L << 34),
            Arbitraries.longs().between(0, 1L << 30),
            Arbitraries.integers().between(1, 3),
            Arbitraries.longs().between(0, 1L << 30).list().ofSize(MemoryKind.values().length),
            zones().list().ofSize(ZONES.size() * 3))
        .as(
            (pageSizeBytes, ram, swap, nodes, kinds, zones) ->
                Machines.machine()
                    .kernel(release)
                    .pageSizeBytes(pageSizeBytes)
                    .ramPages(ram)
                    .swap(new SwapSpace(swap, swap / 3))
                    .use(use(kinds))
                    .nodes(nodes(nodes, zones))
                    .build());
  }

  /**
   * Returns the machine with tasks and, where a memcg is short, with it and those below, and with
   * swap enough for all that they have there.
   */
  static MachineState with(
      MachineState machine,
      List<TaskSnapshot> rows,
      PrintableMemcgs.Shortage shortage,
      boolean memcg,
      int panicOnOom) {
    long swappedOut = memcg ? shortage.memcg().swapUsagePages() : 0;
    for (TaskSnapshot row : rows) {
      swappedOut = Math.max(swappedOut, row.swapPages());
    }
    SwapSpace swap = machine.swap();
    Machines with =
        Machines.like(machine)
            .tasks(rows)
            .swap(new SwapSpace(swap.totalPages() + swappedOut, swap.freePages()))
            .sysctls(Sysctls.DEFAULT.withPanicOnOom(panicOnOom));
    return memcg
        ? with.memcgs(new MemcgTree(shortage.version(), shortage.subtree())).build()
        : with.build();
  }

  private static MemoryUse use(List<Long> pages) {
    Map<MemoryKind, Long> byKind = new EnumMap<>(MemoryKind.class);
    for (MemoryKind kind : MemoryKind.values()) {
      byKind.put(kind, pages.get(byKind.size()));
    }
    return new MemoryUse(byKind);
  }

  private static Arbitrary<ZoneState> zones() {
    Arbitrary<Long> pages = Arbitraries.longs().between(0, 1L << 30);
    return Combinators.combine(pages, pages, pages, pages)
        .as(
            (free, mark, present, managed) ->
                Zones.zone()
                    .freePages(free)
                    .watermarks(new Watermarks(mark, mark + mark / 4, mark + mark / 2))
                    .presentPages(present)
                    .managedPages(managed)
                    .build());
  }

  private static List<NodeMemory> nodes(int count, List<ZoneState> zones) {
    List<NodeMemory> nodes = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      List<ZoneState> own = new ArrayList<>();
      for (int zone = 0; zone < ZONES.size(); zone++) {
        own.add(Zones.like(zones.get(id * ZONES.size() + zone)).name(ZONES.get(zone)).build());
      }
      nodes.add(new NodeMemory(id, own));
    }
    return nodes;
  }
}
