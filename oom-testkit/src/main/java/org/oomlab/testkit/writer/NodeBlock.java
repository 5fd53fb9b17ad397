package org.oomlab.testkit.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.oomlab.api.memory.NodeMemory;

/**
 * The lines about nodes. A machine's counters are not known by node, so the first node shows all of
 * them.
 */
final class NodeBlock implements Block {
  @Override
  public List<String> print(Scene scene) {
    NodeLayout layout = scene.layout().memInfo().node();
    if (layout.items().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    for (NodeMemory node : scene.incident().machine().nodes()) {
      boolean first = lines.isEmpty();
      lines.add(
          String.format(
              Locale.ROOT,
              "Node %d %s all_unreclaimable? no%s",
              node.id(),
              Item.print(layout.items(), name -> first ? value(scene, name) : 0),
              layout.balloonAfter() ? " Balloon:0kB" : ""));
    }
    return lines;
  }

  private static long value(Scene scene, String name) {
    String counter =
        switch (name) {
          case "isolated(anon)" -> "isolated_anon";
          case "isolated(file)" -> "isolated_file";
          default -> name;
        };
    return scene.kilobytes(MemInfoBlock.pages(scene.incident(), counter));
  }
}
