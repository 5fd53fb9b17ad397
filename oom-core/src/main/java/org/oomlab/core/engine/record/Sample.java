package org.oomlab.core.engine.record;

import java.util.List;

/**
 * The machine at one instant, in pages. Free, anonymous, file, shmem, unevictable and the kernel's
 * pages add up to the machine's RAM; dirty and writeback pages are file pages too.
 *
 * @param timeMicros when
 * @param freePages free
 * @param anonPages anonymous, on the LRU lists
 * @param filePages page cache but shmem, on the LRU lists
 * @param shmemPages shared memory and tmpfs, on the LRU lists
 * @param unevictablePages locked
 * @param slabPages slab, reclaimable or not, and other memory of the kernel
 * @param pageTablePages page tables
 * @param stackPages kernel stacks
 * @param zramPages compressed swap in RAM
 * @param dirtyPages of the file pages, those that differ from the disk
 * @param swapUsedPages used swap slots
 * @param swapTotalPages all swap slots
 * @param processes live processes
 * @param pressure pressure on the machine
 * @param memcgs the memcgs, parents before children
 */
public record Sample(
    long timeMicros,
    long freePages,
    long anonPages,
    long filePages,
    long shmemPages,
    long unevictablePages,
    long slabPages,
    long pageTablePages,
    long stackPages,
    long zramPages,
    long dirtyPages,
    long swapUsedPages,
    long swapTotalPages,
    int processes,
    PsiSample pressure,
    List<MemcgSample> memcgs) {
  public Sample {
    memcgs = List.copyOf(memcgs);
  }
}
