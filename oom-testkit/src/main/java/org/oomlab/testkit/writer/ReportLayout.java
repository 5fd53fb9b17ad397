package org.oomlab.testkit.writer;

import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.oomlab.api.machine.KernelRelease;

/**
 * How a release prints an OOM report.
 *
 * @param release the release
 * @param header the first line and the stack
 * @param memcg the block about the memcg
 * @param memInfo the block about the machine's memory
 * @param table the task table
 * @param kill the lines that say who dies
 */
record ReportLayout(
    KernelRelease release,
    HeaderLayout header,
    MemcgLayout memcg,
    MemInfoLayout memInfo,
    TableLayout table,
    KillLayout kill) {

  /**
   * Returns the layout of a release.
   *
   * @throws IllegalArgumentException when it is older than 2.6.11
   */
  static ReportLayout of(KernelRelease release) {
    return new ReportLayout(
        release,
        HeaderLayout.ERAS.at(release),
        MemcgLayout.ERAS.at(release),
        MemInfoLayout.of(release),
        TableLayout.ERAS.at(release),
        KillLayout.ERAS.at(release));
  }

  /** Returns every release at which some block changes, oldest first, and 6.18. */
  static List<KernelRelease> changes() {
    SequencedSet<KernelRelease> changes = new TreeSet<>();
    changes.add(KernelRelease.of(6, 18));
    Stream.of(
            HeaderLayout.ERAS.changes(),
            MemcgLayout.ERAS.changes(),
            MemInfoLayout.changes(),
            TableLayout.ERAS.changes(),
            KillLayout.ERAS.changes())
        .forEach(changes::addAll);
    return List.copyOf(changes);
  }
}
