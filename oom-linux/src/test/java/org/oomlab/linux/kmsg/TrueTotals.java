package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.writer.ReportFacts;

/**
 * Holds the totals that a report may leave open against those that the machine had: the bounds read
 * must hold the truth, and be no wider than the lines allow.
 */
final class TrueTotals {
  private final MachineState machine;
  private final Incident written;
  private final Incident printed;
  private final Incident read;
  private final String text;

  private TrueTotals(Incident written, Incident printed, Incident read, String text) {
    this.machine = written.machine();
    this.written = written;
    this.printed = printed;
    this.read = read;
    this.text = text;
  }

  static void assertWithin(Incident written, Incident printed, Incident read, String text) {
    TrueTotals totals = new TrueTotals(written, printed, read, text);
    ReportFacts facts = ReportFacts.of(written.kernel().oldest());
    if (written.constraint() != OomConstraint.MEMCG || facts.memInfoInMemcg()) {
      assertThat(read.totals().swap())
          .as(text)
          .isEqualTo(PageBounds.exactly(totals.machine.swap().totalPages()));
      totals.assertNodes();
    } else {
      totals.assertSwap();
      assertThat(read.totals().constrainedNodes()).as(text).isEqualTo(PageBounds.UNKNOWN);
    }
  }

  /** Returns the totals without the two that are bounded. */
  static IncidentTotals without(IncidentTotals totals) {
    return new IncidentTotals(
        totals.ram(),
        PageBounds.UNKNOWN,
        PageBounds.UNKNOWN,
        totals.memcgMax(),
        totals.memcgSwapMax(),
        totals.memcgMemswMax());
  }

  /** Where nothing is in swap, a report may be taken to say that there is none. */
  private void assertSwap() {
    long scale = machine.pageSizeBytes() / read.machine().pageSizeBytes();
    PageBounds swap = read.totals().swap();
    long largestRow =
        printed.machine().tasks().stream().mapToLong(TaskSnapshot::swapPages).max().orElse(0);
    assertThat(swap.minPages())
        .as(text)
        .isBetween(largestRow, Math.multiplyExact(machine.swap().totalPages(), scale));
    if (!swap.equals(PageBounds.exactly(0)) || isSwappedOut()) {
      assertThat(swap.maxPages()).as(text).isEqualTo(PageBounds.UNBOUNDED);
    }
  }

  private boolean isSwappedOut() {
    return machine.tasks().stream().anyMatch(task -> task.swapPages() > 0)
        || machine
            .memcgs()
            .find(written.oomMemcg())
            .map(MemcgState::swapUsagePages)
            .filter(pages -> pages > 0)
            .isPresent();
  }

  /** The writer shows every node and zone; a release before 5.4 counts holes that nobody prints. */
  private void assertNodes() {
    long present = machine.nodes().stream().mapToLong(NodeMemory::presentPages).sum();
    PageBounds nodes = read.totals().constrainedNodes();
    KernelRelease release = written.kernel().oldest();
    assertThat(nodes.minPages()).as(text).isEqualTo(present);
    assertThat(nodes.maxPages()).as(text).isGreaterThanOrEqualTo(present);
    if (release.isAtLeast(5, 4) && !release.isAtLeast(6, 0)) {
      assertThat(nodes).as(text).isEqualTo(PageBounds.exactly(present));
    }
  }
}
