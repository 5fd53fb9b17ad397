package org.oomlab.testkit.writer;

import java.util.Arrays;
import java.util.List;

/**
 * The counters of the whole machine, in pages.
 *
 * @param freePagesLine whether a line {@code Free pages:} in kilobytes stands before them
 * @param perCpu whether a section about the per-CPU lists stands before them
 * @param rows what each line counts
 */
record CounterLayout(boolean freePagesLine, boolean perCpu, List<List<Item>> rows) {
  private static final String LRU = "active_anon inactive_anon isolated_anon";
  private static final String LRU_FILE = "active_file inactive_file isolated_file";
  private static final String DIRTY = "unevictable dirty writeback";
  private static final String UNSTABLE = "unevictable dirty writeback unstable";
  private static final String SLAB = "slab_reclaimable slab_unreclaimable";
  private static final String FREE_SLAB = "free slab_reclaimable slab_unreclaimable";
  private static final String MAPPED = "mapped shmem pagetables bounce";
  private static final String FREE = "free free_pcp free_cma";
  private static final String MISC = "kernel_misc_reclaimable";
  private static final String TOGETHER = "Active inactive dirty writeback unstable";

  static final EraTable<CounterLayout> ERAS =
      EraTable.from("2.6.11", old(true, TOGETHER + " free slab mapped pagetables"))
          .then("2.6.20", old(false, TOGETHER + " free slab mapped pagetables"))
          .then("2.6.24", old(false, TOGETHER, "free slab mapped pagetables bounce"))
          .then(
              "2.6.29",
              old(
                  false,
                  "Active_anon active_file inactive_anon",
                  "inactive_file unevictable dirty writeback unstable",
                  "free slab mapped pagetables bounce"))
          .then("2.6.32", old(false, LRU, LRU_FILE, UNSTABLE, FREE_SLAB, MAPPED))
          .then("3.8", old(false, LRU, LRU_FILE, UNSTABLE, FREE_SLAB, MAPPED, "free_cma"))
          .then("4.2", of(LRU, LRU_FILE, UNSTABLE, SLAB, MAPPED, FREE))
          .then("5.8", of(LRU, LRU_FILE, DIRTY, SLAB, MAPPED, FREE))
          .then("5.15", of(LRU, LRU_FILE, DIRTY, SLAB, MAPPED, MISC, FREE))
          .then(
              "6.1",
              of(
                  LRU,
                  LRU_FILE,
                  DIRTY,
                  SLAB,
                  "mapped shmem pagetables",
                  "sec_pagetables bounce",
                  MISC,
                  FREE));

  private static CounterLayout old(boolean freePagesLine, String... rows) {
    return new CounterLayout(freePagesLine, true, rows(rows));
  }

  private static CounterLayout of(String... rows) {
    return new CounterLayout(false, false, rows(rows));
  }

  private static List<List<Item>> rows(String... rows) {
    return Arrays.stream(rows).map(Item::counts).toList();
  }
}
