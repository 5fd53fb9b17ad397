package org.oomlab.testkit.writer;

import java.util.List;

/**
 * The lines that end the block about the machine's memory.
 *
 * @param buddyTypes whether the free lists name their migrate types
 * @param hugepages whether a line about huge pages follows them
 * @param pagecache whether {@code total pagecache pages} has a line
 * @param swapCacheStats whether {@code Swap cache stats:} has a line
 * @param lines the lines about RAM after those about swap, {@code {ram}} and {@code {reserved}}
 *     standing for the two that are known
 */
record TotalsLayout(
    boolean buddyTypes,
    boolean hugepages,
    boolean pagecache,
    boolean swapCacheStats,
    List<String> lines) {
  private static final String RAM = "{ram} pages RAM";
  private static final String RESERVED = "{reserved} pages reserved";

  /** The lines of arch/i386/mm/pgtable.c. */
  private static final List<String> ARCH =
      List.of(
          "{ram} pages of RAM",
          "0 pages of HIGHMEM",
          "{reserved} reserved pages",
          "0 pages shared",
          "0 pages swap cached");

  private static final List<String> SHARED =
      List.of(RAM, "0 pages HighMem", RESERVED, "0 pages shared", "0 pages non-shared");
  private static final List<String> MOVABLE =
      List.of(RAM, "0 pages HighMem/MovableOnly", RESERVED, "0 pages hwpoisoned");
  private static final List<String> CMA =
      List.of(
          RAM,
          "0 pages HighMem/MovableOnly",
          RESERVED,
          "0 pages cma reserved",
          "0 pages hwpoisoned");

  static final EraTable<TotalsLayout> ERAS =
      EraTable.from("2.6.11", new TotalsLayout(false, false, false, true, ARCH))
          .then("2.6.29", new TotalsLayout(false, false, true, true, SHARED))
          .then("3.8", new TotalsLayout(true, false, true, true, SHARED))
          .then("3.10", new TotalsLayout(true, true, true, true, SHARED))
          .then("3.14", new TotalsLayout(true, true, true, true, MOVABLE))
          .then("4.0", new TotalsLayout(true, true, true, true, CMA))
          .then("6.0", new TotalsLayout(true, true, true, false, CMA));
}
