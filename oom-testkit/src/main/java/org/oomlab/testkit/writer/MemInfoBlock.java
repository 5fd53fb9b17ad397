package org.oomlab.testkit.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.memory.MemoryKind;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.ZoneState;

/** The counters of the machine; nothing where a memcg alone is short and its block says enough. */
final class MemInfoBlock implements Block {
  private static final List<String> ALLOCATIONS =
      List.of(
          "Memory allocations:",
          "     127 MiB    32512 mm/memory.c:1066 func:folio_prealloc",
          "    14.2 MiB     3634 mm/slub.c:2424 func:alloc_slab_page",
          "    1.00 MiB      256 drivers/net/veth.c:974 [veth] func:veth_create_page_pool");

  private static final List<String> SLAB =
      List.of(
          "Unreclaimable slab info:",
          "Name                      Used          Total",
          "kmalloc-1k              1184KB       1216KB",
          "task_struct              902KB       1440KB",
          "names_cache                0KB         32KB");

  @Override
  public List<String> print(Scene scene) {
    if (scene.isMemcg() && !scene.layout().memcg().memInfoToo()) {
      return List.of();
    }
    MemInfoLayout layout = scene.layout().memInfo();
    List<String> lines = new ArrayList<>();
    lines.add(layout.title());
    if (layout.counters().perCpu()) {
      lines.addAll(perCpu(scene.incident()));
    }
    if (layout.counters().freePagesLine()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Free pages: %11dkB (0kB HighMem)",
              scene.kilobytes(pages(scene.incident(), "free"))));
    }
    lines.add(counters(scene));
    lines.addAll(new NodeBlock().print(scene));
    lines.addAll(new ZoneBlock().print(scene));
    lines.addAll(new TotalsBlock().print(scene));
    if (scene.has(Aside.MEMORY_ALLOCATIONS, 6, 11)) {
      lines.addAll(ALLOCATIONS);
    }
    if (scene.has(Aside.UNRECLAIMABLE_SLAB, 4, 15) && !scene.isMemcg()) {
      lines.addAll(SLAB);
    }
    return lines;
  }

  /** Several lines, one message. */
  private static String counters(Scene scene) {
    List<String> rows = new ArrayList<>();
    for (List<Item> row : scene.layout().memInfo().counters().rows()) {
      String text = Item.print(row, name -> pages(scene.incident(), name));
      rows.add(rows.isEmpty() ? text : " " + text);
    }
    return Scene.message(rows);
  }

  /** Returns the counter of a name as the kernel prints it, 0 where it is not known. */
  static long pages(Incident incident, String name) {
    return switch (name) {
      case "Active" ->
          known(incident, MemoryKind.ACTIVE_ANON) + known(incident, MemoryKind.ACTIVE_FILE);
      case "inactive" ->
          known(incident, MemoryKind.INACTIVE_ANON) + known(incident, MemoryKind.INACTIVE_FILE);
      case "slab" ->
          known(incident, MemoryKind.SLAB_RECLAIMABLE)
              + known(incident, MemoryKind.SLAB_UNRECLAIMABLE);
      default -> {
        for (MemoryKind kind : MemoryKind.values()) {
          if (kind.kernelName().equals(name.toLowerCase(Locale.ROOT))) {
            yield known(incident, kind);
          }
        }
        yield 0;
      }
    };
  }

  private static long known(Incident incident, MemoryKind kind) {
    return incident.machine().use().pages(kind).orElse(0);
  }

  private static List<String> perCpu(Incident incident) {
    List<String> lines = new ArrayList<>();
    for (NodeMemory node : incident.machine().nodes()) {
      for (ZoneState zone : node.zones()) {
        lines.add("Node " + node.id() + " " + zone.name() + " per-cpu:");
        lines.add("CPU    0: hi:  186, btch:  31 usd:   0");
      }
    }
    return lines;
  }
}
