package org.oomlab.linux.kmsg;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Consumer;
import org.oomlab.linux.text.KernelLine;

/**
 * Gives each line about memory to the report it belongs to, unless it is of a dump of memory that
 * belongs to none. Not thread-safe.
 */
final class MemoryLines {
  private final OpenReports reports;
  private final Hosts hosts;

  /** Those that print such a dump, the last to begin one last; no more than reports. */
  private final SequencedSet<Speaker> inOtherDump = new LinkedHashSet<>();

  MemoryLines(OpenReports reports, Hosts hosts) {
    this.reports = reports;
    this.hosts = hosts;
  }

  /** Notes that what a speaker prints from here on is of a report. */
  void endOtherDump(Speaker speaker) {
    inOtherDump.remove(speaker);
  }

  /** Notes the same of all that speak. */
  void endOtherDumps() {
    inOtherDump.clear();
  }

  /** Notes the same of all callers of a machine. */
  void endOtherDumpsOf(String host) {
    inOtherDump.removeIf(speaker -> speaker.host().equals(host));
  }

  void otherDump(KernelLine line) {
    inOtherDump.remove(Speaker.of(line));
    inOtherDump.addLast(Speaker.of(line));
    if (inOtherDump.size() > OpenReports.MOST) {
      inOtherDump.removeFirst();
    }
    reports
        .unsealed(line)
        .ifPresent(
            draft ->
                draft.defect(
                    Defect.Kind.INTERLEAVED,
                    line.number(),
                    "another dump of memory stands within"));
  }

  void memInfoTitle(KernelLine line) {
    if (reports.unsealed(line).filter(draft -> draft.memory.hasCounters()).isPresent()) {
      otherDump(line);
    }
  }

  void counters(KernelLine line, Quantities items, String doubtful) {
    unlessOther(line, memory -> memory.counters(items, doubtful));
  }

  void node(KernelLine line, NodeLine node) {
    unlessOther(line, memory -> memory.node(node));
  }

  void zone(KernelLine line, ZoneLine zone, boolean whole) {
    unlessOther(line, memory -> memory.zone(zone, whole));
  }

  void lowmemReserve(KernelLine line, List<Long> pages) {
    unlessOther(line, memory -> memory.lowmemReserve(pages));
  }

  void buddy(KernelLine line, int node, String zone, int blockKb) {
    unlessOther(line, memory -> memory.buddy(node, zone, blockKb));
  }

  /**
   * A number at the beginning of a line, which may be its end alone where the line lacks what
   * stands before the others.
   */
  void pages(KernelLine line, String name, long value) {
    if (line.stamped() || reports.unsealed(line).filter(Draft::isStamped).isEmpty()) {
      total(line, name, value);
    }
  }

  void total(KernelLine line, String name, long value) {
    if (name.equals(MemInfo.TOTAL_SWAP_KB)) {
      hosts.of(line).tracker.totalSwap(value);
    }
    unlessOther(line, memory -> memory.total(name, value));
  }

  void memcgTask(KernelLine line, String taskPath, String limitPath) {
    add(line, memory -> memory.memcgTask(taskPath, limitPath));
  }

  void memcgCounter(KernelLine line, MemcgCounter counter) {
    add(line, memory -> memory.memcgCounter(counter));
  }

  void memcgStats(KernelLine line, String path, Quantities items, boolean open) {
    reports.beforeKill(line).substantial();
    add(line, memory -> memory.stats(path, items, open));
  }

  void memcgStat(KernelLine line, String name, long value) {
    if (reports.of(line).filter(draft -> draft.memory.isInStats()).isPresent()) {
      add(line, memory -> memory.stat(name, value));
    }
  }

  private void unlessOther(KernelLine line, Consumer<MemoryDraft> taken) {
    if (!inOtherDump.contains(Speaker.of(line))) {
      add(line, taken);
    }
  }

  private void add(KernelLine line, Consumer<MemoryDraft> taken) {
    MemoryDraft memory = reports.beforeKill(line).memory;
    if (memory.hasRoomFor(line)) {
      taken.accept(memory);
    }
  }
}
