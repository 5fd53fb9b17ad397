package org.oomlab.core.scenario;

/** A limit or protection of a memory cgroup that can be written while the machine runs. */
public enum MemcgLimit {
  /** {@code memory.min}. */
  MIN,
  /** {@code memory.low}. */
  LOW,
  /** {@code memory.high}. */
  HIGH,
  /** {@code memory.max}, on v1 {@code memory.limit_in_bytes}. */
  MAX,
  /** {@code memory.swap.max}. */
  SWAP_MAX,
  /** {@code memory.memsw.limit_in_bytes}. */
  MEMSW_MAX
}
