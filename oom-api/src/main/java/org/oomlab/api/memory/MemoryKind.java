package org.oomlab.api.memory;

/**
 * A kind of memory that {@code show_free_areas()} (mm/page_alloc.c, mm/show_mem.c) counts in pages.
 */
public enum MemoryKind {
  ACTIVE_ANON("active_anon"),
  INACTIVE_ANON("inactive_anon"),
  ISOLATED_ANON("isolated_anon"),
  ACTIVE_FILE("active_file"),
  INACTIVE_FILE("inactive_file"),
  ISOLATED_FILE("isolated_file"),
  UNEVICTABLE("unevictable"),
  DIRTY("dirty"),
  WRITEBACK("writeback"),
  UNSTABLE("unstable"),
  SLAB_RECLAIMABLE("slab_reclaimable"),
  SLAB_UNRECLAIMABLE("slab_unreclaimable"),
  MAPPED("mapped"),
  SHMEM("shmem"),
  PAGETABLES("pagetables"),
  SEC_PAGETABLES("sec_pagetables"),
  BOUNCE("bounce"),
  KERNEL_MISC_RECLAIMABLE("kernel_misc_reclaimable"),
  FREE("free"),
  FREE_PCP("free_pcp"),
  FREE_CMA("free_cma");

  private final String kernelName;

  MemoryKind(String kernelName) {
    this.kernelName = kernelName;
  }

  /** Returns the name the kernel prints. */
  public String kernelName() {
    return kernelName;
  }
}
