package org.oomlab.linux.procfs;

import java.util.OptionalLong;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.task.RssSplit;

/**
 * What a process holds, in the units in which {@code oom_badness()} (mm/oom_kill.c) adds it up.
 *
 * <p>Resident pages come from {@code stat}, which reads the counters the way {@code oom_badness()}
 * does ({@code get_mm_rss()}, include/linux/mm.h; 2.6.11 to 6.18). From 6.2 these are counters per
 * CPU, of which both take only what has been handed in: up to 31 pages a CPU and counter are
 * missing. {@code status} adds all up from 6.16 on ({@code task_mem()}, fs/proc/task_mmu.c; also in
 * 6.12.117), and so, by the patch "mm: Fix OOM killer inaccuracy on large many-core systems", does
 * {@code oom_badness()} behind 6.18; from 7.0 {@code status} is taken. Swap entries are exact here
 * and handed in late there: they have no second source.
 *
 * <p>Page tables: {@code VmPTE} is all levels from 4.15; before, the lowest, and {@code VmPMD} the
 * next one from 4.0 to 4.14. Up to 4.4 the resident pages do not divide.
 *
 * @param totalVmPages size of the address space
 * @param rssPages resident pages
 * @param split how they divide, where {@code stat} and {@code status} agree on their sum
 * @param swapPages swapped-out pages
 * @param tableBytes bytes of page tables
 * @param pmdPages of these, pages of PMD tables, where the release counts them apart
 */
record MemoryOfProcess(
    long totalVmPages,
    long rssPages,
    RssSplit split,
    long swapPages,
    long tableBytes,
    long pmdPages) {
  /** No memory at all. */
  static final MemoryOfProcess NONE = new MemoryOfProcess(0, 0, RssSplit.UNKNOWN, 0, 0, 0);

  private static final String ADDRESS_SPACE = "VmSize";

  static boolean isIn(StatusFields status) {
    return status.has(ADDRESS_SPACE);
  }

  static MemoryOfProcess of(
      StatLine stat, StatusFields status, int pageSizeBytes, KernelRelease release) {
    Reading reading = new Reading(status, pageSizeBytes);
    RssSplit split = reading.split();
    boolean exact = release.isAtLeast(7, 0);
    long rssPages =
        switch (split) {
          case RssSplit.Known known when exact -> known.pages();
          case RssSplit.Known _, RssSplit.Unknown _ -> stat.rssPages();
        };
    boolean adds = split instanceof RssSplit.Known known && known.pages() == rssPages;
    long pmdBytes = reading.bytes("VmPMD");
    return new MemoryOfProcess(
        reading.pages(ADDRESS_SPACE),
        rssPages,
        adds ? split : RssSplit.UNKNOWN,
        reading.pages("VmSwap"),
        reading.bytes("VmPTE") + pmdBytes,
        pmdBytes / pageSizeBytes);
  }

  private record Reading(StatusFields status, int pageSizeBytes) {
    long bytes(String label) {
      return status.bytes(label).orElse(0);
    }

    long pages(String label) {
      return bytes(label) / pageSizeBytes;
    }

    RssSplit split() {
      OptionalLong anon = status.bytes("RssAnon");
      return anon.isEmpty()
          ? RssSplit.UNKNOWN
          : new RssSplit.Known(pages("RssAnon"), pages("RssFile"), pages("RssShmem"));
    }
  }
}
