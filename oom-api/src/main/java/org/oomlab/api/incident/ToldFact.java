package org.oomlab.api.incident;

/** A kind of fact that a report hides and that somebody who knows the machine can tell. */
public enum ToldFact {
  /** Swap of the machine. */
  SWAP_TOTAL,
  /** {@code swappiness} of the machine, or of the memcg that reached its limit. */
  SWAPPINESS,
  /** {@code panic_on_oom}. */
  PANIC_ON_OOM,
  /** {@code oom_kill_allocating_task}. */
  OOM_KILL_ALLOCATING_TASK,
  /** Which processes wait in {@code vfork}, all of them. */
  VFORK,
  /** The memcgs with their {@code memory.oom.group}, and who lives in which. */
  MEMCGS
}
