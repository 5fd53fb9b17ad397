package org.oomlab.testkit.writer;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.ZoneState;

/** The lines about zones, each followed by what lower zones keep back. */
final class ZoneBlock implements Block {
  @Override
  public List<String> print(Scene scene) {
    ZoneLayout layout = scene.layout().memInfo().zone();
    List<String> lines = new ArrayList<>();
    for (NodeMemory node : scene.incident().machine().nodes()) {
      for (ZoneState zone : node.zones()) {
        lines.add(
            "Node "
                + node.id()
                + " "
                + zone.name()
                + " "
                + Item.print(layout.items(), name -> scene.kilobytes(pages(zone, name)))
                + (layout.verdict() ? " all_unreclaimable? no" : ""));
        lines.add("lowmem_reserve[]:" + " 0".repeat(node.zones().size()));
      }
    }
    return lines;
  }

  private static long pages(ZoneState zone, String name) {
    return switch (name) {
      case "free" -> zone.freePages();
      case "min" -> zone.watermarks().minPages();
      case "low" -> zone.watermarks().lowPages();
      case "high" -> zone.watermarks().highPages();
      case "present" -> zone.presentPages();
      case "managed" -> zone.managedPages();
      default -> 0;
    };
  }
}
