package org.oomlab.core.reclaim;

import org.oomlab.core.rules.EngineRules;

/**
 * What becomes of a request for which reclaim found nothing: not each asks the OOM killer. Requests
 * that say how they want to fail ({@code __GFP_NORETRY}, {@code __GFP_NOFAIL} and the like) are
 * left out. The simulator's own requests, single pages that may enter the filesystem, all ask.
 */
public enum OomGate {
  /** The OOM killer is asked. */
  ASKS,
  /** Nobody is killed, and the request is tried again. */
  RETRIES,
  /** Nobody is killed, and the request fails. */
  FAILS;

  /** {@code PAGE_ALLOC_COSTLY_ORDER}: above it a request is expected to be able to fail. */
  private static final int COSTLY_ORDER = 3;

  /**
   * Returns what a request for pages does: {@code __alloc_pages_may_oom()}, mm/page_alloc.c, 3.1 to
   * 6.12. One that may not enter the filesystem is tried again: up to 3.19 it never gets there, to
   * 4.6 it counts as progress, from 4.7 {@code out_of_memory()} returns at once.
   *
   * @param order the power of two of how many pages, 0 and more
   * @param entersFs whether reclaim for it may call a filesystem ({@code __GFP_FS})
   */
  public static OomGate ofAllocation(int order, boolean entersFs) {
    if (order > COSTLY_ORDER) {
      return FAILS;
    }
    return entersFs ? ASKS : RETRIES;
  }

  /**
   * Returns what a charge to a memcg does: {@code mem_cgroup_oom()}, mm/memcontrol.c, and {@code
   * out_of_memory()}, mm/oom_kill.c, read in 5.0 to 6.12. From 5.4 on it asks without the
   * filesystem too.
   *
   * @param rules of 4.19 or later; before, charges outside page faults asked nobody
   */
  public static OomGate ofCharge(int order, boolean entersFs, EngineRules.Charge rules) {
    if (order > COSTLY_ORDER) {
      return FAILS;
    }
    return entersFs || rules.asksWithoutFs() ? ASKS : RETRIES;
  }
}
