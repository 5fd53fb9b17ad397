package org.oomlab.core.engine.workload;

import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.reclaim.Overcommit;
import org.oomlab.core.scenario.MachineSetup;

/**
 * Address space promised to processes: __vm_enough_memory(), mm/util.c, 5.2 to 6.18, where mode 0
 * refuses only what exceeds RAM and swap. Not thread-safe.
 */
final class Commitments {
  private static final long KILO = 1024;
  private static final long MOST_ADMIN_RESERVE_KB = 8192;
  private static final long MOST_USER_RESERVE_KB = 131_072;
  private static final long RESERVE_SHARE = 32;
  private static final int NEVER_REFUSES = 1;
  private static final int STRICT = 2;

  private final MachineSetup machine;
  private final Memory memory;
  private final long freeKbAtBoot;
  private long promisedPages;

  Commitments(MachineSetup machine, Memory memory) {
    this.machine = machine;
    this.memory = memory;
    this.freeKbAtBoot = kb(memory.freePages());
  }

  /** Promises pages to a process, or refuses them. */
  boolean promise(long pages, long totalVmPages, boolean admin) {
    boolean granted =
        switch (machine.vm().overcommitMemory()) {
          case NEVER_REFUSES -> true;
          case STRICT -> fits(pages, totalVmPages, admin);
          default -> pages <= memory.managedPages() + memory.swap().totalPages();
        };
    if (granted) {
      promisedPages += pages;
    }
    return granted;
  }

  /** Takes promises back. */
  void release(long pages) {
    promisedPages -= pages;
  }

  private boolean fits(long pages, long totalVmPages, boolean admin) {
    long limit =
        Overcommit.limitKb(
            kb(memory.managedPages()),
            0,
            machine.vm().overcommitRatio(),
            kb(memory.swap().totalPages()));
    long adminReserve = admin ? 0 : Math.min(freeKbAtBoot / RESERVE_SHARE, MOST_ADMIN_RESERVE_KB);
    long userReserve = Math.min(freeKbAtBoot / RESERVE_SHARE, MOST_USER_RESERVE_KB);
    return kb(promisedPages + pages)
        < Overcommit.allowedKb(limit, adminReserve, userReserve, kb(totalVmPages));
  }

  private long kb(long pages) {
    return pages * (machine.pageSizeBytes() / KILO);
  }
}
