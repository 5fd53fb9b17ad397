package org.oomlab.testkit.writer;

import java.util.List;

/**
 * The line about a zone.
 *
 * @param items what it counts
 * @param verdict whether {@code all_unreclaimable?} ends it
 */
record ZoneLayout(List<Item> items, boolean verdict) {
  private static final List<Item> FREE = Item.kilobytes("free");
  private static final List<Item> BOOST = Item.kilobytes("free boost");
  private static final List<Item> MARKS = Item.kilobytes("min low high");
  private static final List<Item> RESERVED = Item.of("reserved_highatomic", "", "KB");
  private static final List<Item> FREE_RESERVED =
      Item.of("reserved_highatomic free_highatomic", "", "KB");
  private static final List<Item> LRU =
      Item.kilobytes("active_anon inactive_anon active_file inactive_file unevictable");
  private static final List<Item> PENDING = Item.kilobytes("writepending present managed mlocked");
  private static final List<Item> SLAB = Item.kilobytes("slab_reclaimable slab_unreclaimable");
  private static final List<Item> STACK = Item.kilobytes("kernel_stack pagetables bounce");
  private static final List<Item> PCP = Item.kilobytes("free_pcp local_pcp free_cma");
  private static final List<Item> SCANNED = Item.counts("pages_scanned");
  private static final String ISOLATED = " isolated(anon) isolated(file) present";
  private static final String TAIL =
      " mlocked dirty writeback mapped shmem slab_reclaimable slab_unreclaimable"
          + " kernel_stack pagetables unstable bounce";

  static final EraTable<ZoneLayout> ERAS =
      EraTable.from("2.6.11", old(Item.kilobytes("active inactive present")))
          .then(
              "2.6.29",
              old(
                  Item.kilobytes(
                      "active_anon inactive_anon active_file inactive_file unevictable present")))
          .then("2.6.32", old(full(ISOLATED + TAIL + " writeback_tmp")))
          .then("3.8", old(full(ISOLATED + " managed" + TAIL + " free_cma writeback_tmp")))
          .then(
              "4.2",
              old(
                  full(
                      ISOLATED + " managed" + TAIL + " free_pcp local_pcp free_cma writeback_tmp")))
          .then("4.8", of(FREE, MARKS, LRU, PENDING, SLAB, STACK, PCP))
          .then("4.13", of(FREE, MARKS, LRU, PENDING, STACK, PCP))
          .then("5.7", of(FREE, MARKS, RESERVED, LRU, PENDING, STACK, PCP))
          .then(
              "5.9",
              of(FREE, MARKS, RESERVED, LRU, PENDING, Item.kilobytes("pagetables bounce"), PCP))
          .then("5.11", of(FREE, MARKS, RESERVED, LRU, PENDING, Item.kilobytes("bounce"), PCP))
          .then("5.16", of(BOOST, MARKS, RESERVED, LRU, PENDING, Item.kilobytes("bounce"), PCP))
          .then(
              "6.18",
              of(
                  BOOST,
                  MARKS,
                  FREE_RESERVED,
                  LRU,
                  Item.kilobytes("writepending zspages present managed mlocked bounce"),
                  PCP));

  private static List<Item> full(String names) {
    return Item.kilobytes(
        "active_anon inactive_anon active_file inactive_file unevictable" + names);
  }

  private static ZoneLayout old(List<Item> items) {
    return new ZoneLayout(Item.join(FREE, MARKS, items, SCANNED), true);
  }

  @SafeVarargs
  private static ZoneLayout of(List<Item>... items) {
    return new ZoneLayout(Item.join(items), false);
  }
}
