package org.oomlab.core.engine.memory;

import org.oomlab.api.memory.MemcgLimits;

/**
 * What the files of a memcg say, in pages.
 *
 * @param min {@code memory.min}
 * @param low {@code memory.low}
 * @param high {@code memory.high}
 * @param max {@code memory.max}
 * @param swapMax {@code memory.swap.max}
 * @param memswMax {@code memory.memsw.limit_in_bytes} (v1)
 * @param oomGroup {@code memory.oom.group}
 * @param swappiness how readily anonymous pages are swapped out
 */
public record MemcgConfig(
    long min,
    long low,
    long high,
    long max,
    long swapMax,
    long memswMax,
    boolean oomGroup,
    int swappiness) {
  /** No limit. */
  public static final long UNLIMITED = MemcgLimits.UNLIMITED;

  /** Returns the limits as a policy sees them. */
  public MemcgLimits limits() {
    return new MemcgLimits(max, swapMax, memswMax);
  }

  /** Returns a memcg without any limit. */
  public static MemcgConfig unlimited(int swappiness) {
    return new MemcgConfig(0, 0, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, false, swappiness);
  }
}
