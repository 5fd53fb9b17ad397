package org.oomlab.testkit.writer;

/**
 * Lines that a kernel prints beside the facts of a report only where it was built or loaded so, or
 * where a victim did not go as planned. An incident does not hold them; a release that does not
 * know a line never prints it. Sources: {@code dump_header()}, {@code __oom_kill_process()} and
 * {@code oom_reap_task()}, mm/oom_kill.c; {@code show_mem()}; {@code dump_unreclaimable_slab()},
 * mm/slab_common.c.
 */
public enum Aside {
  /** {@code COMPACTION is disabled!!!}, where more than one page was asked for; from 4.9. */
  COMPACTION_DISABLED,
  /** The registers of the user's code behind the stack; from 4.15. */
  REGISTERS,
  /** {@code Memory allocations:}, who holds most of the machine's memory; from 6.11. */
  MEMORY_ALLOCATIONS,
  /** {@code Unreclaimable slab info:}, where the machine's slab outgrew its LRU; from 4.15. */
  UNRECLAIMABLE_SLAB,
  /** {@code ... has mm pinned by ...}: init shares the victim's memory, not reaped; from 4.8. */
  MM_PINNED,
  /** {@code unable to reap}, in 4.8 also {@code giving up}, in place of {@code reaped}; 4.6. */
  UNABLE_TO_REAP,
  /** {@code is already exiting}, of a member of a group that dies as a whole; from 5.9. */
  MEMBER_EXITING
}
