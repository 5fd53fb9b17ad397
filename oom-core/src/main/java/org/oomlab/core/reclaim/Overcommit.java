package org.oomlab.core.reclaim;

/**
 * Whether more may be promised: __vm_enough_memory() and vm_commit_limit(), mm/util.c, 3.10 to
 * 6.18, for {@code overcommit_memory} 2. In kB.
 */
public final class Overcommit {
  private static final long PERCENT = 100;
  private static final long OWN_SHARE = 32;

  private Overcommit() {}

  /** Returns {@code CommitLimit}: a percentage of RAM without huge pages, and swap. */
  public static long limitKb(long ramKb, long hugetlbKb, int ratioPercent, long swapKb) {
    return (ramKb - hugetlbKb) * ratioPercent / PERCENT + swapKb;
  }

  /**
   * Returns what a process may bring the sum of promises to; it must stay below.
   *
   * @param adminReserveKb {@code admin_reserve_kbytes}, 0 for who holds {@code CAP_SYS_ADMIN}
   * @param userReserveKb {@code user_reserve_kbytes}
   * @param totalVmKb the process's address space
   */
  public static long allowedKb(
      long limitKb, long adminReserveKb, long userReserveKb, long totalVmKb) {
    return limitKb - adminReserveKb - Math.min(totalVmKb / OWN_SHARE, userReserveKb);
  }
}
