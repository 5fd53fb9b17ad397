package org.oomlab.api.memory;

/**
 * The limits of a memcg in pages, as its page counters hold them.
 *
 * @param maxPages {@code memory.max} (v2) or {@code memory.limit_in_bytes} (v1)
 * @param swapMaxPages {@code memory.swap.max} (v2); {@link #UNLIMITED} on v1
 * @param memswMaxPages {@code memory.memsw.limit_in_bytes} (v1); {@link #UNLIMITED} on v2
 */
public record MemcgLimits(long maxPages, long swapMaxPages, long memswMaxPages) {
  /** {@code PAGE_COUNTER_MAX} of a 64-bit kernel with 4 KiB pages: no limit. */
  public static final long UNLIMITED = Long.MAX_VALUE / 4096;

  /** No limit of any kind. */
  public static final MemcgLimits NONE = new MemcgLimits(UNLIMITED, UNLIMITED, UNLIMITED);

  public MemcgLimits {
    if (maxPages < 0 || swapMaxPages < 0 || memswMaxPages < 0) {
      throw new IllegalArgumentException(
          "negative limit: max "
              + maxPages
              + ", swap "
              + swapMaxPages
              + ", memsw "
              + memswMaxPages);
    }
  }
}
