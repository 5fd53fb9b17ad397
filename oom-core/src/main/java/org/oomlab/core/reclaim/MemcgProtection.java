package org.oomlab.core.reclaim;

/**
 * What of {@code memory.min} and {@code memory.low} holds under the parents':
 * effective_protection(), mm/memcontrol.c, 5.7 to 6.10; mm/page_counter.c, 6.12 to 6.18.
 */
public final class MemcgProtection {
  private MemcgProtection() {}

  /**
   * Returns the effective protection of a memcg whose parent is not the one reclaimed, in pages.
   *
   * @param usage what the memcg holds
   * @param parentUsage what its parent holds
   * @param setting its own {@code memory.min} or {@code memory.low}
   * @param parentEffective what holds of its parent's
   * @param siblings sum over all children of the parent of what each holds of its own setting
   * @param recursive whether unclaimed protection is shared ({@code memory_recursiveprot})
   */
  public static long effective(
      long usage,
      long parentUsage,
      long setting,
      long parentEffective,
      long siblings,
      boolean recursive) {
    long held = Math.min(usage, setting);
    if (siblings > parentEffective) {
      return held * parentEffective / siblings;
    }
    boolean shares =
        recursive && parentEffective > siblings && parentUsage > siblings && usage > held;
    return shares
        ? held + (parentEffective - siblings) * (usage - held) / (parentUsage - siblings)
        : held;
  }
}
