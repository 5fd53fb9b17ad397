package org.oomlab.linux.incident;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemoryKind;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.memory.Watermarks;
import org.oomlab.api.memory.ZoneState;
import org.oomlab.linux.kmsg.MemInfo;
import org.oomlab.linux.kmsg.OomReport;
import org.oomlab.linux.kmsg.Quantities;
import org.oomlab.linux.kmsg.ZoneLine;

/** The machine as far as a report shows it. */
final class MachineReader {
  private MachineReader() {}

  static MachineState read(
      OomReport report,
      KernelEvidence kernel,
      int pageSizeBytes,
      IncidentTotals totals,
      MemcgPath oomMemcg) {
    Pages pages = new Pages(pageSizeBytes);
    return new MachineState(
        kernel.oldest(),
        pageSizeBytes,
        totals.ram().isExact() ? totals.ram().minPages() : 0,
        swap(report, pages, totals.swap()),
        use(report.memInfo().counterPages()),
        nodes(report.memInfo().zones(), pages),
        MemcgReader.tree(report, oomMemcg, pages),
        TaskReader.read(report, pages),
        Sysctls.DEFAULT);
  }

  private static SwapSpace swap(OomReport report, Pages pages, PageBounds total) {
    if (!total.isExact()) {
      return SwapSpace.NONE;
    }
    long free = pages.ofKilobytes(report.memInfo().totals().getOr(MemInfo.FREE_SWAP_KB, 0));
    return new SwapSpace(total.minPages(), Math.min(free, total.minPages()));
  }

  private static MemoryUse use(Quantities counters) {
    Map<MemoryKind, Long> byKind = new EnumMap<>(MemoryKind.class);
    for (MemoryKind kind : MemoryKind.values()) {
      OptionalLong number = counters.get(kind.kernelName());
      if (number.isEmpty()) {
        number = counters.get(capitalized(kind.kernelName()));
      }
      number.ifPresent(pages -> byKind.put(kind, Math.max(pages, 0)));
    }
    return new MemoryUse(byKind);
  }

  /** 2.6.29 begins the block with {@code Active_anon:}. */
  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static List<NodeMemory> nodes(List<ZoneLine> lines, Pages pages) {
    Map<Integer, List<ZoneState>> byNode = new TreeMap<>();
    for (ZoneLine line : lines) {
      byNode.computeIfAbsent(line.node(), node -> new ArrayList<>()).add(zone(line, pages));
    }
    List<NodeMemory> nodes = new ArrayList<>();
    byNode.forEach((node, zones) -> nodes.add(new NodeMemory(node, zones)));
    return nodes;
  }

  private static ZoneState zone(ZoneLine line, Pages pages) {
    Quantities kilobytes = line.kilobytes();
    long min = pages.ofKilobytes(kilobytes.getOr("min", 0));
    long low = Math.max(min, pages.ofKilobytes(kilobytes.getOr("low", 0)));
    long high = Math.max(low, pages.ofKilobytes(kilobytes.getOr("high", 0)));
    long present = pages.ofKilobytes(kilobytes.getOr("present", 0));
    long managed =
        kilobytes.has("managed") ? pages.ofKilobytes(kilobytes.getOr("managed", 0)) : present;
    return new ZoneState(
        line.zone(),
        pages.ofKilobytes(kilobytes.getOr("free", 0)),
        new Watermarks(min, low, high),
        present,
        managed);
  }
}
