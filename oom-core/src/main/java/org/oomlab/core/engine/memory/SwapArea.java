package org.oomlab.core.engine.memory;

/** A swap device at work. Not thread-safe. */
public final class SwapArea {
  private static final long PER_MILLE = 1000;

  private final int priority;
  private final long totalPages;
  private final int compressedPerMille;
  private final long readNanos;
  private final long writeNanos;
  private long usedPages;

  /**
   * Makes an empty device.
   *
   * @param priority the higher is filled first
   * @param compressedPerMille what of a thousand pages stays in RAM, 0 for a device
   * @param readNanos time to read a page
   * @param writeNanos time to write a page
   */
  public SwapArea(
      int priority, long totalPages, int compressedPerMille, long readNanos, long writeNanos) {
    this.priority = priority;
    this.totalPages = totalPages;
    this.compressedPerMille = compressedPerMille;
    this.readNanos = readNanos;
    this.writeNanos = writeNanos;
  }

  int priority() {
    return priority;
  }

  long totalPages() {
    return totalPages;
  }

  long usedPages() {
    return usedPages;
  }

  long freePages() {
    return totalPages - usedPages;
  }

  long readNanos() {
    return readNanos;
  }

  long writeNanos() {
    return writeNanos;
  }

  boolean isZram() {
    return compressedPerMille > 0;
  }

  /** Returns the RAM that so many used slots take, in pages, rounded up. */
  long ramPages(long used) {
    return (used * compressedPerMille + PER_MILLE - 1) / PER_MILLE;
  }

  void changeUsed(long delta) {
    usedPages += delta;
    if (usedPages < 0 || usedPages > totalPages) {
      throw new IllegalStateException("swap has " + usedPages + " of " + totalPages + " used");
    }
  }
}
