package org.oomlab.core.lab;

/**
 * A zone of a lab machine after boot, in pages, as {@code /proc/zoneinfo} tells it.
 *
 * @param node its node
 * @param name {@code DMA}, {@code DMA32} or {@code Normal}
 * @param managedPages what the buddy allocator hands out
 * @param presentPages physical pages
 * @param freePages free after boot
 * @param reservePages what it keeps from allocations that may use the highest zone
 */
public record LabZone(
    int node,
    String name,
    long managedPages,
    long presentPages,
    long freePages,
    long reservePages) {
  static LabZone of(Facts facts) {
    return new LabZone(
        (int) facts.number("node"),
        facts.text("name"),
        facts.number("managed"),
        facts.number("present"),
        facts.number("free"),
        facts.number("reserve"));
  }
}
