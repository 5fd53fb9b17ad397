package org.oomlab.testkit;

import org.oomlab.api.memory.Watermarks;
import org.oomlab.api.memory.ZoneState;

/**
 * Builds a {@link ZoneState}: 1 GiB of {@code Normal}, all but the watermarks in use. Immutable:
 * each call returns another builder.
 */
public final class Zones {
  private String name = "Normal";
  private long freePages = 1024;
  private Watermarks watermarks = new Watermarks(1024, 1280, 1536);
  private long presentPages = 262_144;
  private long managedPages = 262_144;

  private Zones() {}

  /** Starts with 1 GiB. */
  public static Zones zone() {
    return new Zones();
  }

  /** Starts with a copy of a zone. */
  public static Zones like(ZoneState original) {
    Zones copy = new Zones();
    copy.name = original.name();
    copy.freePages = original.freePages();
    copy.watermarks = original.watermarks();
    copy.presentPages = original.presentPages();
    copy.managedPages = original.managedPages();
    return copy;
  }

  /** Sets the name. */
  public Zones name(String value) {
    Zones copy = like(build());
    copy.name = value;
    return copy;
  }

  /** Sets the free pages. */
  public Zones freePages(long value) {
    Zones copy = like(build());
    copy.freePages = value;
    return copy;
  }

  /** Sets the watermarks. */
  public Zones watermarks(Watermarks value) {
    Zones copy = like(build());
    copy.watermarks = value;
    return copy;
  }

  /** Sets the physical pages. */
  public Zones presentPages(long value) {
    Zones copy = like(build());
    copy.presentPages = value;
    return copy;
  }

  /** Sets the pages the buddy allocator manages. */
  public Zones managedPages(long value) {
    Zones copy = like(build());
    copy.managedPages = value;
    return copy;
  }

  /** Returns the record; its own checks hold. */
  public ZoneState build() {
    return new ZoneState(name, freePages, watermarks, presentPages, managedPages);
  }
}
