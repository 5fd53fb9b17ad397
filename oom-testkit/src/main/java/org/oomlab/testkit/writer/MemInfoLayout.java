package org.oomlab.testkit.writer;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.oomlab.api.machine.KernelRelease;

/**
 * The block about the machine's memory, whose parts changed at different times.
 *
 * @param title its first line
 * @param counters counters of the machine
 * @param node the line about a node
 * @param zone the line about a zone
 * @param totals the lines at its end
 */
record MemInfoLayout(
    String title, CounterLayout counters, NodeLayout node, ZoneLayout zone, TotalsLayout totals) {
  private static final EraTable<String> TITLES =
      EraTable.from("2.6.11", "Mem-info:").then("2.6.29", "Mem-Info:");

  static MemInfoLayout of(KernelRelease release) {
    return new MemInfoLayout(
        TITLES.at(release),
        CounterLayout.ERAS.at(release),
        NodeLayout.ERAS.at(release),
        ZoneLayout.ERAS.at(release),
        TotalsLayout.ERAS.at(release));
  }

  static Set<KernelRelease> changes() {
    return Stream.of(
            TITLES.changes(),
            CounterLayout.ERAS.changes(),
            NodeLayout.ERAS.changes(),
            ZoneLayout.ERAS.changes(),
            TotalsLayout.ERAS.changes())
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
