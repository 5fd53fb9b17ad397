package org.oomlab.api.task;

/**
 * How the resident pages of a process divide, where the source tells: reports do from 6.8 ({@code
 * rss_anon rss_file rss_shmem} in {@code dump_task()}, mm/oom_kill.c).
 */
public sealed interface RssSplit {

  /** The source gives only the sum. */
  record Unknown() implements RssSplit {}

  /**
   * The three counters of {@code get_mm_rss()} (include/linux/mm.h, 4.5 and later), in pages.
   *
   * @param anonPages anonymous pages, transparent huge pages included
   * @param filePages mapped page cache, each mapping counted in full
   * @param shmemPages mapped shared memory and tmpfs pages
   */
  record Known(long anonPages, long filePages, long shmemPages) implements RssSplit {
    public Known {
      if (anonPages < 0 || filePages < 0 || shmemPages < 0) {
        throw new IllegalArgumentException(
            "negative pages: anon " + anonPages + ", file " + filePages + ", shmem " + shmemPages);
      }
      if (anonPages > Long.MAX_VALUE - filePages
          || anonPages + filePages > Long.MAX_VALUE - shmemPages) {
        throw new IllegalArgumentException(
            "no sum: anon " + anonPages + ", file " + filePages + ", shmem " + shmemPages);
      }
    }

    /** Returns the sum of the three counters. */
    public long pages() {
      return anonPages + filePages + shmemPages;
    }
  }

  /** The split of a source that gives only the sum. */
  RssSplit UNKNOWN = new Unknown();
}
