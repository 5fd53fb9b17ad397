package org.oomlab.linux.kmsg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.oomlab.linux.text.KernelLine;

/** The {@code Mem-Info} and memcg blocks of a report while they are read. Not thread-safe. */
final class MemoryDraft {
  /**
   * Lines about memory that are kept, in eighths of their characters: 4 MB, for some ten thousand
   * memcgs.
   */
  private static final int MOST_HELD = 1 << 19;

  private static final int CHARACTERS_A_UNIT = 8;

  private int held;
  private boolean full;
  private final Map<String, Long> counters = new LinkedHashMap<>();
  private final Set<String> doubtfulCounters = new HashSet<>();
  private final List<NodeLine> nodes = new ArrayList<>();
  private final List<ZoneLine> zones = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Long> totals = new LinkedHashMap<>();
  private final Set<String> zoneNames = new HashSet<>();
  private boolean cutZones;
  private final Set<String> freeLists = new HashSet<>();
  private int smallestBlockKb;
  private String taskPath = "";
  private String limitPath = "";
  private final List<MemcgCounter> memcgCounters = new ArrayList<>();
  private final List<MemcgStatLine> stats = new ArrayList<>();
  private String statPath = "";
  private final SequencedMap<String, Long> statItems = new LinkedHashMap<>();
  private boolean inStats;

  /** Returns whether the report takes one more line about memory; where not, it says so. */
  boolean hasRoomFor(KernelLine line) {
    held += 1 + line.text().length() / CHARACTERS_A_UNIT;
    full |= held > MOST_HELD;
    held = Math.min(held, MOST_HELD);
    return !full;
  }

  /** Returns whether lines were left out. */
  boolean isFull() {
    return full;
  }

  /** Returns about how much is kept, in units of {@link Draft#held}. */
  long held() {
    return held;
  }

  /**
   * Takes counters of one line.
   *
   * @param doubtful the one that ends the line although hardly any line ends with it, else empty
   */
  void counters(Quantities items, String doubtful) {
    items.byName().forEach(counters::putIfAbsent);
    doubtfulCounters.add(doubtful);
  }

  /**
   * {@code writeback} ends its line from 5.8 on, where no node line counts {@code unstable} pages,
   * and {@code pagetables} from 6.1 on, where a line with {@code sec_pagetables} follows.
   */
  private boolean isDoubtful(String counter) {
    boolean whole =
        switch (counter) {
          case "writeback" ->
              !nodes.isEmpty()
                  && nodes.stream().noneMatch(node -> node.kilobytes().has("unstable"));
          case "pagetables" -> counters.containsKey("sec_pagetables");
          default -> false;
        };
    return doubtfulCounters.contains(counter) && !whole;
  }

  private Quantities counters() {
    Map<String, Long> whole = new LinkedHashMap<>(counters);
    whole.keySet().removeIf(this::isDoubtful);
    return new Quantities(whole);
  }

  void node(NodeLine node) {
    if (seen.add("node " + node.node())) {
      nodes.add(node);
    }
  }

  /** Takes a zone; one whose line is cut is a zone of which something is not known. */
  void zone(ZoneLine zone, boolean whole) {
    if (zoneNames.add(name(zone.node(), zone.zone()))) {
      zones.add(zone);
      cutZones |= !whole;
    }
  }

  void lowmemReserve(List<Long> pages) {
    if (!zones.isEmpty() && zones.getLast().lowmemReservePages().isEmpty()) {
      ZoneLine zone = zones.removeLast();
      zones.addLast(new ZoneLine(zone.node(), zone.zone(), zone.kilobytes(), pages));
    }
  }

  void buddy(int node, String zone, int blockKb) {
    freeLists.add(name(node, zone));
    smallestBlockKb = smallestBlockKb == 0 ? blockKb : Math.min(smallestBlockKb, blockKb);
  }

  private static String name(int node, String zone) {
    return node + " " + zone;
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
    if (seen.add("counter " + counter.name())) {
      memcgCounters.add(counter);
    }
  }

  /** Starts the statistics of one memcg; {@code open} when its numbers are yet to come. */
  void stats(String path, Quantities items, boolean open) {
    endStats();
    if (open) {
      statPath = path;
      inStats = true;
    } else {
      stats.add(new MemcgStatLine(path, items, false));
    }
  }

  void stat(String name, long value) {
    if (inStats) {
      statItems.putIfAbsent(name, value);
    }
  }

  boolean isInStats() {
    return inStats;
  }

  void endStats() {
    if (inStats && !statItems.isEmpty()) {
      stats.add(new MemcgStatLine(statPath, new Quantities(statItems), true));
    }
    statItems.clear();
    inStats = false;
  }

  MemInfo memInfo() {
    return new MemInfo(
        counters(),
        nodes,
        zones,
        new Quantities(totals),
        zoneNames.equals(freeLists) && !cutZones,
        smallestBlockKb);
  }

  MemcgBlock memcg() {
    if (inStats) {
      // Nothing came after the last of them, in whose number the log may end.
      statItems.pollLastEntry();
    }
    endStats();
    return new MemcgBlock(taskPath, limitPath, memcgCounters, stats);
  }
}
