package org.oomlab.linux.incident;

import org.oomlab.api.machine.KernelRelease;
import org.oomlab.linux.kmsg.Invocation;
import org.oomlab.linux.kmsg.KillLine;
import org.oomlab.linux.kmsg.OomReport;
import org.oomlab.linux.kmsg.TaskTable;

/**
 * The releases whose {@code mm/oom_kill.c} prints what a report shows: first by the columns of the
 * table, then narrowed by its other lines.
 *
 * @param oldest the oldest of them
 * @param newest the newest of them
 */
record ReleaseRange(KernelRelease oldest, KernelRelease newest) {
  /** Of older ones no rules were read. */
  private static final KernelRelease FIRST = KernelRelease.parse("2.6.11");

  private static final KernelRelease LAST = KernelRelease.of(6, 18);

  static ReleaseRange of(OomReport report) {
    ReleaseRange range = ofColumns(report.table());
    range =
        switch (report.table().titleWidth()) {
          case NARROW -> range.to(KernelRelease.of(4, 18));
          case WIDE -> range.from(KernelRelease.of(4, 19));
          case UNKNOWN -> range;
        };
    if (report.confinement().isSummaryPrinted()) {
      range = range.from(KernelRelease.of(5, 0));
    } else if (!report.decision().message().isEmpty()) {
      range = range.to(KernelRelease.of(5, 0));
    }
    for (KillLine kill : report.kills()) {
      range = kill.message().isEmpty() ? range : range.from(KernelRelease.of(5, 1));
      boolean sizes = kill.numbers().has("UID") && kill.numbers().has("pgtables");
      range = sizes ? range.from(KernelRelease.of(5, 4)) : range;
    }
    if (!report.alreadyExiting().isEmpty()) {
      range = range.from(KernelRelease.of(5, 9));
    }
    return narrowedBy(report.invocation(), range);
  }

  private static ReleaseRange narrowedBy(Invocation head, ReleaseRange range) {
    if (head.doubleBlank()) {
      return range.from(KernelRelease.of(4, 11)).to(KernelRelease.of(4, 14));
    }
    if (!head.nodemask().isEmpty()) {
      return range.from(KernelRelease.of(4, 9)).to(KernelRelease.of(4, 20));
    }
    return head.gfpFlags().isEmpty() ? range : range.from(KernelRelease.of(4, 6));
  }

  private static ReleaseRange ofColumns(TaskTable table) {
    if (table.has("rss_anon")) {
      return between(KernelRelease.of(6, 8), LAST);
    }
    if (table.has("pgtables_bytes")) {
      return between(KernelRelease.of(4, 15), KernelRelease.of(6, 7));
    }
    if (table.has("nr_pmds")) {
      return between(KernelRelease.of(4, 0), KernelRelease.of(4, 14));
    }
    if (table.has("nr_ptes")) {
      return between(KernelRelease.of(3, 6), KernelRelease.of(3, 19));
    }
    if (table.has("oom_adj")) {
      return table.has("oom_score_adj")
          ? between(patch(36), KernelRelease.of(3, 5))
          : between(patch(25), patch(35));
    }
    return between(FIRST, LAST);
  }

  /** Returns whether a release is one of them; what follows the second number does not count. */
  boolean contains(KernelRelease release) {
    KernelRelease plain =
        release.major() == 2
            ? patch(release.patch())
            : KernelRelease.of(release.major(), release.minor());
    return plain.compareTo(oldest) >= 0
        && (plain.compareTo(newest) <= 0 || newest.compareTo(LAST) == 0);
  }

  private ReleaseRange from(KernelRelease release) {
    boolean narrows = release.compareTo(oldest) > 0 && release.compareTo(newest) <= 0;
    return narrows ? new ReleaseRange(release, newest) : this;
  }

  private ReleaseRange to(KernelRelease release) {
    boolean narrows = release.compareTo(newest) < 0 && release.compareTo(oldest) >= 0;
    return narrows ? new ReleaseRange(oldest, release) : this;
  }

  private static ReleaseRange between(KernelRelease oldest, KernelRelease newest) {
    return new ReleaseRange(oldest, newest);
  }

  private static KernelRelease patch(int number) {
    return new KernelRelease(2, 6, number, "2.6." + number);
  }
}
