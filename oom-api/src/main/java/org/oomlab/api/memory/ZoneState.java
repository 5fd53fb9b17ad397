package org.oomlab.api.memory;

/**
 * One zone of a node, in pages. The counts are not held against each other: the kernel reads them
 * one after another, and a report may be damaged.
 *
 * @param name {@code DMA}, {@code DMA32}, {@code Normal}, {@code HighMem}, {@code Movable} or
 *     {@code Device}
 * @param freePages free pages
 * @param watermarks its watermarks
 * @param presentPages physical pages within the zone, holes excluded
 * @param managedPages pages the buddy allocator manages; equals {@code presentPages} where the
 *     source does not tell it apart (before 3.8)
 */
public record ZoneState(
    String name, long freePages, Watermarks watermarks, long presentPages, long managedPages) {
  public ZoneState {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a zone needs a name");
    }
    if (freePages < 0 || presentPages < 0 || managedPages < 0) {
      throw new IllegalArgumentException("zone " + name + " has a negative page count");
    }
  }
}
