package org.oomlab.linux.incident;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.linux.kmsg.MemcgBlock;
import org.oomlab.linux.kmsg.MemcgStatLine;
import org.oomlab.linux.kmsg.OomReport;

/** The memcg that reached its limit. */
final class MemcgReader {
  private MemcgReader() {}

  /**
   * Returns the hierarchy: {@code memory+swap} and {@code kmem} are counters of v1. Kernels before
   * 5.3 print them on v2 too, but then the kill of a whole group tells: v1 has none.
   */
  static CgroupVersion version(OomReport report) {
    MemcgBlock block = report.memcg();
    boolean first = block.counter("memory+swap").isPresent() || block.counter("kmem").isPresent();
    return first && report.groupPath().isEmpty() ? CgroupVersion.V1 : CgroupVersion.V2;
  }

  static MemcgTree tree(OomReport report, MemcgPath oomMemcg, Pages pages) {
    MemcgBlock block = report.memcg();
    if (!oomMemcg.isKnown() || block.counters().isEmpty()) {
      return new MemcgTree(version(report), List.of());
    }
    MemcgLimits limits =
        new MemcgLimits(
            limit(block, "memory", pages),
            limit(block, "swap", pages),
            limit(block, "memory+swap", pages));
    long usage = usage(block, "memory", pages);
    long both = usage(block, "memory+swap", pages);
    long swap = Math.max(usage(block, "swap", pages), Math.max(both - usage, 0));
    return new MemcgTree(
        version(report),
        List.of(new MemcgState(oomMemcg, limits, usage, swap, false, MemcgStat.EMPTY)));
  }

  /** Returns the statistics of the memcg, in bytes and counts. */
  static Map<String, Long> statistics(OomReport report, MemcgPath oomMemcg) {
    Map<String, Long> statistics = new TreeMap<>();
    for (MemcgStatLine line : report.memcg().stats()) {
      boolean own = line.inBytes() || Paths.of(line.path()).equals(oomMemcg);
      if (own && statistics.isEmpty()) {
        line.values().byName().forEach((name, value) -> statistics.put(name, inBytes(line, value)));
      }
    }
    return statistics;
  }

  private static long inBytes(MemcgStatLine line, long value) {
    return line.inBytes() ? value : Math.min(value, Long.MAX_VALUE / 1024) * 1024;
  }

  private static long limit(MemcgBlock block, String name, Pages pages) {
    return block
        .counter(name)
        .filter(counter -> counter.isLimited())
        .map(counter -> pages.ofKilobytes(counter.limitKb()))
        .orElse(MemcgLimits.UNLIMITED);
  }

  private static long usage(MemcgBlock block, String name, Pages pages) {
    return block.counter(name).map(counter -> pages.ofKilobytes(counter.usageKb())).orElse(0L);
  }
}
