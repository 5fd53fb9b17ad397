package org.oomlab.api.incident;

/**
 * A number of pages that a report states exactly, or only bounds.
 *
 * @param minPages it is at least this
 * @param maxPages it is at most this
 */
public record PageBounds(long minPages, long maxPages) {
  /** More pages than any machine has, and still far from overflow when added up: 2^52. */
  public static final long UNBOUNDED = 1L << 52;

  /** Nothing is known. */
  public static final PageBounds UNKNOWN = new PageBounds(0, UNBOUNDED);

  public PageBounds {
    if (minPages < 0 || maxPages < minPages) {
      throw new IllegalArgumentException(
          "bounds need 0 <= min <= max: " + minPages + ", " + maxPages);
    }
    maxPages = Math.min(maxPages, UNBOUNDED);
    minPages = Math.min(minPages, maxPages);
  }

  /** Returns a number stated exactly. */
  public static PageBounds exactly(long pages) {
    return new PageBounds(pages, pages);
  }

  /** Returns a number known to be at least {@code pages}. */
  public static PageBounds atLeast(long pages) {
    return new PageBounds(pages, UNBOUNDED);
  }

  /** Returns whether the number is known. */
  public boolean isExact() {
    return minPages == maxPages;
  }

  /** Returns the bounds of the sum. */
  public PageBounds plus(PageBounds other) {
    return new PageBounds(minPages + other.minPages, maxPages + other.maxPages);
  }

  /** Returns the bounds of the smaller of this and {@code pages}. */
  public PageBounds atMost(long pages) {
    return new PageBounds(Math.min(minPages, pages), Math.min(maxPages, pages));
  }
}
