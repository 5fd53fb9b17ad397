package org.oomlab.api.memory;

/** The hierarchy that the memory controller lives on. */
public enum CgroupVersion {
  /** One hierarchy per controller; limits of memory and of memory plus swap. */
  V1,
  /** The unified hierarchy; limits of memory and of swap, {@code memory.oom.group}. */
  V2
}
