package org.oomlab.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.api.memory.MemoryKind.ACTIVE_ANON;
import static org.oomlab.api.memory.MemoryKind.INACTIVE_ANON;
import static org.oomlab.api.memory.MemoryKind.SHMEM;
import static org.oomlab.api.memory.MemoryKind.UNEVICTABLE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oomlab.api.memory.MemoryKind;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.core.report.words.MemoryBreakdown;
import org.oomlab.core.report.words.MemoryBreakdown.Share;
import org.oomlab.testkit.Incidents;
import org.oomlab.testkit.Machines;

/** Where tmpfs is shown: within what it is surely part of. */
class MemoryBreakdownTest {

  @Test
  void shares_tmpfsWithinAnonymous_saysSo() {
    assertThat(breakdown(Map.of(ACTIVE_ANON, 600L, INACTIVE_ANON, 400L, SHMEM, 300L)).shares())
        .extracting(Share::name)
        .containsExactly("anonymous", "of it shared (tmpfs)");
  }

  /** Locked tmpfs is on no anonymous list: here at least 1300 pages of it. */
  @Test
  void shares_moreTmpfsThanAnonymous_namesItBelowTheLocked() {
    MemoryBreakdown breakdown =
        breakdown(Map.of(ACTIVE_ANON, 100L, UNEVICTABLE, 2000L, SHMEM, 1400L));

    assertThat(breakdown.shares())
        .extracting(Share::name)
        .containsExactly("anonymous", "locked, not evictable", "tmpfs, partly here");
    assertThat(breakdown.shares().getLast().part()).isTrue();
  }

  private static MemoryBreakdown breakdown(Map<MemoryKind, Long> pages) {
    return MemoryBreakdown.of(
        Incidents.incident().machine(Machines.machine().use(new MemoryUse(pages)).build()).build());
  }
}
