package org.oomlab.testkit.writer;

import java.util.List;

/**
 * The line about a node; no items where a release has none.
 *
 * @param items what it counts
 * @param balloonAfter whether {@code Balloon:} follows the yes or no at its end
 */
record NodeLayout(List<Item> items, boolean balloonAfter) {
  private static final List<Item> LRU =
      Item.kilobytes(
          "active_anon inactive_anon active_file inactive_file unevictable isolated(anon)"
              + " isolated(file) mapped dirty writeback shmem");
  private static final String THP = "shmem_thp shmem_pmdmapped anon_thp";
  private static final List<Item> SPACED_THP = Item.of(THP, " ", "kB");
  private static final List<Item> TMP = Item.kilobytes("writeback_tmp");
  private static final List<Item> STACK = Item.kilobytes("kernel_stack");
  private static final List<Item> TABLES = Item.kilobytes("kernel_stack pagetables");
  private static final List<Item> SECONDARY =
      Item.kilobytes("kernel_stack pagetables sec_pagetables");

  static final EraTable<NodeLayout> ERAS =
      EraTable.from("2.6.11", new NodeLayout(List.of(), false))
          .then("4.8", spaced(Item.kilobytes("unstable"), Item.counts("pages_scanned")))
          .then("4.12", spaced(Item.kilobytes("unstable"), List.of()))
          .then("5.8", spaced(List.of(), List.of()))
          .then("5.9", spaced(STACK, List.of()))
          .then("5.11", spaced(TABLES, List.of()))
          .then("6.1", spaced(SECONDARY, List.of()))
          .then("6.6", new NodeLayout(Item.join(LRU, Item.kilobytes(THP), TMP, SECONDARY), false))
          .then("6.18", new NodeLayout(Item.join(LRU, Item.kilobytes(THP), SECONDARY), true));

  private static NodeLayout spaced(List<Item> kilobytes, List<Item> counts) {
    return new NodeLayout(Item.join(LRU, SPACED_THP, TMP, kilobytes, counts), false);
  }
}
