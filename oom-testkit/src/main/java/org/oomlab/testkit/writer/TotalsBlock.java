package org.oomlab.testkit.writer;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.memory.ZoneState;

/** Free lists, page cache, swap and RAM. */
final class TotalsBlock implements Block {
  private static final int MAX_ORDER = 10;

  /** A share of RAM that the kernel keeps for itself at boot, as on a small machine. */
  private static final long RESERVED_SHARE = 32;

  @Override
  public List<String> print(Scene scene) {
    TotalsLayout layout = scene.layout().memInfo().totals();
    MachineState machine = scene.incident().machine();
    List<String> lines = new ArrayList<>();
    for (NodeMemory node : machine.nodes()) {
      for (ZoneState zone : node.zones()) {
        lines.add("Node " + node.id() + " " + zone.name() + ": " + freeLists(scene, zone));
      }
    }
    if (layout.hugepages()) {
      for (NodeMemory node : machine.nodes()) {
        lines.add(
            "Node "
                + node.id()
                + " hugepages_total=0 hugepages_free=0 hugepages_surp=0 hugepages_size=2048kB");
      }
    }
    if (layout.pagecache()) {
      lines.add("475 total pagecache pages");
    }
    lines.addAll(swap(scene, machine.swap()));
    long reserved = machine.ramPages() / RESERVED_SHARE;
    for (String line : layout.lines()) {
      lines.add(
          line.replace("{ram}", Long.toString(machine.ramPages() + reserved))
              .replace("{reserved}", Long.toString(reserved)));
    }
    return lines;
  }

  private static List<String> swap(Scene scene, SwapSpace swap) {
    List<String> lines = new ArrayList<>();
    lines.add("216 pages in swap cache");
    if (scene.layout().memInfo().totals().swapCacheStats()) {
      lines.add("Swap cache stats: add 54921, delete 54922, find 137/9740");
    }
    lines.add("Free swap  = " + scene.kilobytes(swap.freePages()) + "kB");
    lines.add("Total swap = " + scene.kilobytes(swap.totalPages()) + "kB");
    return lines;
  }

  /** The free pages of a zone in as few blocks as possible. */
  private static String freeLists(Scene scene, ZoneState zone) {
    StringBuilder text = new StringBuilder();
    long left = zone.freePages();
    List<String> orders = new ArrayList<>();
    for (int order = MAX_ORDER; order >= 0; order--) {
      long count = left >> order;
      left -= count << order;
      boolean typed = scene.layout().memInfo().totals().buddyTypes() && count > 0;
      orders.add(count + "*" + scene.kilobytes(1L << order) + "kB" + (typed ? " (UM)" : ""));
    }
    orders.reversed().forEach(order -> text.append(order).append(' '));
    return text.append("= ").append(scene.kilobytes(zone.freePages())).append("kB").toString();
  }
}
