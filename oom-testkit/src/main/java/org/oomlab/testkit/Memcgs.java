package org.oomlab.testkit;

import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;

/**
 * Builds a {@link MemcgState}: no limits, no pages, no flag until told otherwise. Immutable: each
 * call returns another builder.
 */
public final class Memcgs {
  private MemcgPath path = new MemcgPath("/a");
  private MemcgLimits limits = MemcgLimits.NONE;
  private long usagePages;
  private long swapUsagePages;
  private boolean oomGroup;
  private MemcgStat stat = MemcgStat.EMPTY;

  private Memcgs() {}

  /** Starts with an empty memcg {@code /a}. */
  public static Memcgs memcg() {
    return new Memcgs();
  }

  /** Starts with a copy of a memcg. */
  public static Memcgs like(MemcgState original) {
    Memcgs copy = new Memcgs();
    copy.path = original.path();
    copy.limits = original.limits();
    copy.usagePages = original.usagePages();
    copy.swapUsagePages = original.swapUsagePages();
    copy.oomGroup = original.oomGroup();
    copy.stat = original.stat();
    return copy;
  }

  /** Sets the limits. */
  public Memcgs limits(MemcgLimits value) {
    Memcgs copy = like(build());
    copy.limits = value;
    return copy;
  }

  /** Sets the pages charged. */
  public Memcgs usagePages(long value) {
    Memcgs copy = like(build());
    copy.usagePages = value;
    return copy;
  }

  /** Sets the swap charged. */
  public Memcgs swapUsagePages(long value) {
    Memcgs copy = like(build());
    copy.swapUsagePages = value;
    return copy;
  }

  /** Sets {@code memory.oom.group}. */
  public Memcgs oomGroup(boolean value) {
    Memcgs copy = like(build());
    copy.oomGroup = value;
    return copy;
  }

  /** Sets what it holds itself. */
  public Memcgs stat(MemcgStat value) {
    Memcgs copy = like(build());
    copy.stat = value;
    return copy;
  }

  /** Starts with an empty memcg of that path. */
  public static Memcgs memcg(String path) {
    Memcgs copy = new Memcgs();
    copy.path = new MemcgPath(path);
    return copy;
  }

  /** Sets {@code memory.max} alone. */
  public Memcgs maxPages(long pages) {
    return limits(new MemcgLimits(pages, MemcgLimits.UNLIMITED, MemcgLimits.UNLIMITED));
  }

  /** Sets the anonymous pages it holds itself. */
  public Memcgs anonPages(long pages) {
    return stat(new MemcgStat(pages, 0, 0, 0, 0, 0));
  }

  /** Returns the record; its own checks hold. */
  public MemcgState build() {
    return new MemcgState(path, limits, usagePages, swapUsagePages, oomGroup, stat);
  }
}
