package org.oomlab.core.reclaim;

/**
 * {@code MemAvailable} of {@code /proc/meminfo}: what could be had without swapping, by the
 * kernel's own estimate.
 */
public final class AvailableMemory {
  private AvailableMemory() {}

  /**
   * Returns the estimate in pages: {@code si_mem_available()}, mm/page_alloc.c (from 6.4 on
   * mm/show_mem.c), read in 4.8.15 and 6.12; in 4.4.155 the same stands in {@code
   * meminfo_proc_show()}, fs/proc/meminfo.c. Of page cache and of what the kernel can give back, as
   * much stays as the low watermarks or the half of it, whichever is less.
   *
   * @param freePages free pages
   * @param reservePages what the zones keep from user space ({@code totalreserve_pages})
   * @param lowWatermarkPages sum of the low watermarks
   * @param filePages page cache on the file lists
   * @param reclaimablePages reclaimable slab and other reclaimable pages of the kernel
   */
  public static long pages(
      long freePages,
      long reservePages,
      long lowWatermarkPages,
      long filePages,
      long reclaimablePages) {
    long cache = filePages - Math.min(filePages / 2, lowWatermarkPages);
    long slab = reclaimablePages - Math.min(reclaimablePages / 2, lowWatermarkPages);
    return Math.max(0, freePages - reservePages + cache + slab);
  }
}
