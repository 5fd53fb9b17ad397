package org.oomlab.core.engine.record;

import org.oomlab.api.memory.MemcgPath;

/**
 * A memcg at one instant, its descendants included, in pages.
 *
 * @param memcg which
 * @param usagePages what is charged to it ({@code memory.current})
 * @param swapPages what of it is in swap ({@code memory.swap.current})
 * @param anonPages anonymous pages
 * @param filePages page cache but shmem
 * @param shmemPages shared memory and tmpfs
 * @param kernelPages page tables, stacks and slab charged to it
 * @param pressure its pressure
 */
public record MemcgSample(
    MemcgPath memcg,
    long usagePages,
    long swapPages,
    long anonPages,
    long filePages,
    long shmemPages,
    long kernelPages,
    PsiSample pressure) {}
