package org.oomlab.core.yaml;

import org.oomlab.api.incident.PageBounds;

/** Numbers of pages and the like, whose names tell the unit. */
final class PagesShape {
  /** Pages, of any size: no machine has so many, and sums of them are far from overflow. */
  static final NumberShape PAGES = new NumberShape("pages", 0, PageBounds.UNBOUNDED);

  /** Bytes. */
  static final NumberShape BYTES = new NumberShape("bytes", 0, PageBounds.UNBOUNDED);

  private PagesShape() {}

  /** Returns a field of pages that are 0 where it is left out. */
  static Field<Long> optional(String name, String meaning) {
    return Field.optional(name, PAGES, 0L, meaning);
  }
}
