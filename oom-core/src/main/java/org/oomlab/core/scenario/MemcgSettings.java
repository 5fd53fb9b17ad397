package org.oomlab.core.scenario;

/**
 * What the files of a memory cgroup are set to.
 *
 * @param minBytes {@code memory.min} (v2)
 * @param lowBytes {@code memory.low} (v2)
 * @param highBytes {@code memory.high} (v2), or {@link #UNLIMITED}
 * @param maxBytes {@code memory.max} (v2) or {@code memory.limit_in_bytes} (v1)
 * @param swapMaxBytes {@code memory.swap.max} (v2); {@link #UNLIMITED} on v1
 * @param memswMaxBytes {@code memory.memsw.limit_in_bytes} (v1); {@link #UNLIMITED} on v2
 * @param oomGroup {@code memory.oom.group} (v2)
 * @param swappiness {@code memory.swappiness} (v1), 0 to 100, or {@link #SWAPPINESS_OF_MACHINE}
 */
public record MemcgSettings(
    long minBytes,
    long lowBytes,
    long highBytes,
    long maxBytes,
    long swapMaxBytes,
    long memswMaxBytes,
    boolean oomGroup,
    int swappiness) {
  /** No limit. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** {@code vm.swappiness} holds. */
  public static final int SWAPPINESS_OF_MACHINE = -1;

  /** A memcg as {@code mkdir} makes it. */
  public static final MemcgSettings DEFAULT =
      new MemcgSettings(
          0, 0, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, false, SWAPPINESS_OF_MACHINE);

  private static final int MAX_SWAPPINESS = 100;

  public MemcgSettings {
    requireLimit("minBytes", minBytes);
    requireLimit("lowBytes", lowBytes);
    requireLimit("highBytes", highBytes);
    requireLimit("maxBytes", maxBytes);
    requireLimit("swapMaxBytes", swapMaxBytes);
    requireLimit("memswMaxBytes", memswMaxBytes);
    Limits.require("swappiness", swappiness, SWAPPINESS_OF_MACHINE, MAX_SWAPPINESS);
  }

  /** Returns the same settings with one limit changed. */
  public MemcgSettings with(MemcgLimit limit, long bytes) {
    return new MemcgSettings(
        limit == MemcgLimit.MIN ? bytes : minBytes,
        limit == MemcgLimit.LOW ? bytes : lowBytes,
        limit == MemcgLimit.HIGH ? bytes : highBytes,
        limit == MemcgLimit.MAX ? bytes : maxBytes,
        limit == MemcgLimit.SWAP_MAX ? bytes : swapMaxBytes,
        limit == MemcgLimit.MEMSW_MAX ? bytes : memswMaxBytes,
        oomGroup,
        swappiness);
  }

  static void requireLimit(String name, long bytes) {
    if (bytes != UNLIMITED) {
      Limits.requireBytes(name, bytes);
    }
  }
}
