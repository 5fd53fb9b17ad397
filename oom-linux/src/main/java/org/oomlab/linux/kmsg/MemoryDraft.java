package org.oomlab.linux.kmsg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code Mem-Info} and memcg blocks of a report while they are read. Not thread-safe. */
final class MemoryDraft {
  private static final int MOST = 16384;

  private Quantities counters = Quantities.NONE;
  private final List<NodeLine> nodes = new ArrayList<>();
  private final List<ZoneLine> zones = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Long> totals = new LinkedHashMap<>();
  private int smallestBlockKb;
  private String taskPath = "";
  private String limitPath = "";
  private final List<MemcgCounter> memcgCounters = new ArrayList<>();
  private final List<MemcgStatLine> stats = new ArrayList<>();
  private String statPath = "";
  private final Map<String, Long> statItems = new LinkedHashMap<>();
  private boolean inStats;

  void counters(Quantities items) {
    counters = Items.merge(counters, items);
  }

  void node(NodeLine node) {
    if (nodes.size() < MOST && seen.add("node " + node.node())) {
      nodes.add(node);
    }
  }

  void zone(ZoneLine zone) {
    if (zones.size() < MOST && seen.add("zone " + zone.node() + ' ' + zone.zone())) {
      zones.add(zone);
    }
  }

  void lowmemReserve(List<Long> pages) {
    if (!zones.isEmpty() && zones.getLast().lowmemReservePages().isEmpty()) {
      ZoneLine zone = zones.removeLast();
      zones.addLast(new ZoneLine(zone.node(), zone.zone(), zone.kilobytes(), pages));
    }
  }

  void buddy(int blockKb) {
    smallestBlockKb = smallestBlockKb == 0 ? blockKb : Math.min(smallestBlockKb, blockKb);
  }

  void total(String name, long value) {
    totals.putIfAbsent(name, value);
  }

  boolean hasCounters() {
    return !counters.isEmpty();
  }

  boolean isMemcg() {
    return !memcgCounters.isEmpty() || !taskPath.isEmpty() || !limitPath.isEmpty();
  }

  void memcgTask(String newTaskPath, String newLimitPath) {
    taskPath = taskPath.isEmpty() ? newTaskPath : taskPath;
    limitPath = limitPath.isEmpty() ? newLimitPath : limitPath;
  }

  void memcgCounter(MemcgCounter counter) {
    if (memcgCounters.size() < MOST && seen.add("counter " + counter.name())) {
      memcgCounters.add(counter);
    }
  }

  /** Starts the statistics of one memcg; {@code open} when its numbers are yet to come. */
  void stats(String path, Quantities items, boolean open) {
    endStats();
    if (open) {
      statPath = path;
      inStats = true;
    } else if (stats.size() < MOST) {
      stats.add(new MemcgStatLine(path, items, false));
    }
  }

  void stat(String name, long value) {
    if (inStats && statItems.size() < MOST) {
      statItems.putIfAbsent(name, value);
    }
  }

  boolean isInStats() {
    return inStats;
  }

  void endStats() {
    if (inStats && !statItems.isEmpty() && stats.size() < MOST) {
      stats.add(new MemcgStatLine(statPath, new Quantities(statItems), true));
    }
    statItems.clear();
    inStats = false;
  }

  MemInfo memInfo() {
    return new MemInfo(counters, nodes, zones, new Quantities(totals), smallestBlockKb);
  }

  MemcgBlock memcg() {
    endStats();
    return new MemcgBlock(taskPath, limitPath, memcgCounters, stats);
  }
}
